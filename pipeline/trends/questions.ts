import type { History } from './history.ts';
import { type Commons, learnUsual, type UsualOf, type Watched } from './learn.ts';
import { countIn, type Span } from './usual.ts';
import { usualDaysAt, usualDaysBefore, type Window, windowsAt } from './windows.ts';

/** A window with what was usual before it, by series. */
export interface Question {
  readonly window: Window;
  /** Reviews in the window. */
  readonly reviews: number;
  readonly usual: UsualOf;
}

/** The nights of a week share what is usual; learning costs more than all questions of the week. */
const week = 7;

/**
 * What is asked on each night of a history. What is usual is learned anew in each week (day number / 7) and for each version. Windows of
 * all reviews come first.
 */
export function questioner(
  history: History,
  watched: readonly Watched[],
  commons: Commons,
): (night: number) => Question[] {
  const learn = (span: Span | null) => span && learnUsual(history, watched, span, commons);
  const ofWeek = newest((_week: number, night: number) => learn(usualDaysAt(history, night)));
  const ofRelease = newest((release: number) => learn(usualDaysBefore(history, release)));
  return (night) => {
    const usual = ofWeek(Math.floor(history.days[night]! / week), night);
    if (usual === null) return [];
    return windowsAt(history, night).flatMap((window) => {
      const before = window.part === 'all' ? usual : ofRelease(window.from);
      const reviews = countIn(history[window.part].reviews, window.from, window.to);
      return before === null ? [] : [{ window, reviews, usual: before }];
    });
  };
}

/** Keeps the newest answer for as long as the same is asked. */
function newest<Rest extends unknown[], Answer>(
  answer: (key: number, ...rest: Rest) => Answer,
): (key: number, ...rest: Rest) => Answer {
  let known: { readonly key: number; readonly answer: Answer } | undefined;
  return (key, ...rest) => {
    if (known?.key !== key) known = { key, answer: answer(key, ...rest) };
    return known.answer;
  };
}
