import { chanceIn, limits } from './chance.ts';
import type { History } from './history.ts';
import type { Watched } from './learn.ts';
import type { Surprise } from './night.ts';
import type { Usual } from './usual.ts';

/** `open`: still there on the last night; `over`: back to the usual; `lasting`: there for four weeks, and so the usual from now on. */
export type AlertState = 'open' | 'over' | 'lasting';

/** An alert on its way; places of the history. */
export interface Ongoing {
  readonly surprise: Surprise;
  readonly raised: number;
  /** The night on which it ended; infinite while it is open. */
  ended: number;
  readonly first: number;
  last: number;
  usual: Usual;
  state: AlertState;
}

/** Days with reviews without anything unusual after which an alert is over. */
const quietDays = 7;
/** Calendar days without reviews, or with the alert, after which what was usual before says nothing any more. */
const longest = 28;

/** The first night of an alert. */
export function begin(watched: Watched, surprise: Surprise, night: number): Ongoing {
  const { at, question } = surprise;
  const first = Math.max(question.window.from, watched.told);
  watched.unusual.fill(1, first, night + 1);
  const usual = question.usual(at);
  const ended = Number.POSITIVE_INFINITY;
  return { surprise, raised: night, ended, first, last: night, usual, state: 'open' };
}

/** One night later: the alert goes on, pauses, or ends. `usual` is null where the past says nothing any more. */
export function follow(
  history: History,
  watched: Watched,
  course: Ongoing,
  usual: Usual | null,
  night: number,
): void {
  const { days } = history;
  const { part } = course.surprise.question.window;
  const window = { part, from: Math.max(course.last + 1, night - quietDays + 1), to: night + 1 };
  if (usual === null || days[night]! - days[course.last]! > longest) end(watched, course, 'over', night);
  else if (chanceIn(history, watched.series, window, usual, 'reviews') <= limits.chance) {
    course.last = night;
    course.usual = usual;
    watched.unusual.fill(1, course.first, night + 1);
    if (days[night]! - days[course.first]! >= longest) end(watched, course, 'lasting', night);
  } else if (night - course.last >= quietDays) end(watched, course, 'over', night);
}

function end(watched: Watched, course: Ongoing, state: AlertState, night: number): void {
  course.state = state;
  course.ended = night;
  watched.told = course.last + 1;
  if (state === 'lasting') settle(watched, course);
}

/** What was unusual is the usual from now on; it is asked about again when that has been learned, in a week. */
function settle(watched: Watched, { first }: Ongoing): void {
  watched.told += quietDays;
  watched.since = first;
  watched.unusual.fill(0, first);
}
