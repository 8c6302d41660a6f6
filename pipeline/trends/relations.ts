import type { Series, SeriesKind } from './history.ts';
import type { Ongoing } from './ongoing.ts';
import { countIn } from './usual.ts';

/**
 * Of what each alert is part: what is no issue, of the greatest issue that is on its way when it is noticed, else of the first one that is
 * noticed before it ends; complaints at all, of a topic or phrase too. Others stand for themselves and are left out.
 */
export function partsOf(
  series: readonly Series[],
  courses: readonly Ongoing[],
): ReadonlyMap<Ongoing, Ongoing> {
  const kindOf = ({ surprise }: Ongoing): SeriesKind => series[surprise.at]!.kind;
  const stated = ({ surprise: { at, question }, first, last }: Ongoing) =>
    countIn(series[at]![question.window.part], first, last + 1);
  const greatest = (some: readonly Ongoing[]) =>
    some.toSorted((one, other) => stated(other) - stated(one))[0];
  const issues = courses.filter((course) => kindOf(course) === 'issue');
  const spoken = courses.filter((course) => kindOf(course) === 'topic' || kindOf(course) === 'phrase');
  const parts = new Map<Ongoing, Ongoing>();
  for (const course of courses) {
    if (kindOf(course) === 'issue') continue;
    const whole =
      greatest(issues.filter((issue) => isOpenOn(issue, course.raised))) ??
      issues.find(({ raised }) => raised > course.raised && raised < course.ended) ??
      (kindOf(course) === 'any' ? greatest(spoken.filter((one) => isOpenOn(one, course.raised))) : undefined);
    if (whole !== undefined) parts.set(course, whole);
  }
  return parts;
}

const isOpenOn = ({ raised, ended }: Ongoing, night: number): boolean => raised <= night && night < ended;
