import type { Series, SeriesKind } from './history.ts';
import type { Ongoing } from './ongoing.ts';
import { countIn } from './usual.ts';

/** Issues that begin, and are noticed, so many days with reviews apart at most are one event: a release that crashes crashes at the start too. */
const atOnce = 1;

/**
 * Of what each alert is part. An issue is part of the greatest one that began with it: one event is told once. What is no issue is part of
 * the greatest issue that is on its way when it is noticed, else of the first one that is noticed before it ends, or of what that is part
 * of; complaints at all, of a topic or phrase too. Others stand for themselves and are left out.
 */
export function partsOf(
  series: readonly Series[],
  courses: readonly Ongoing[],
): ReadonlyMap<Ongoing, Ongoing> {
  const kindOf = ({ surprise }: Ongoing): SeriesKind => series[surprise.at]!.kind;
  const stated = ({ surprise: { at, question }, first, last }: Ongoing) =>
    countIn(series[at]![question.window.part], first, last + 1);
  const greatestFirst = (some: readonly Ongoing[]) =>
    some.toSorted((one, other) => stated(other) - stated(one));
  const all = courses.filter((course) => kindOf(course) === 'issue');
  const parts = new Map<Ongoing, Ongoing>();
  for (const lead of greatestFirst(all)) {
    if (parts.has(lead)) continue;
    for (const issue of all)
      if (issue !== lead && !parts.has(issue) && areOne(issue, lead)) parts.set(issue, lead);
  }
  const issues = all.filter((issue) => !parts.has(issue));
  const spoken = courses.filter((course) => kindOf(course) === 'topic' || kindOf(course) === 'phrase');
  for (const course of courses) {
    if (kindOf(course) === 'issue') continue;
    const whole =
      greatestFirst(issues.filter((issue) => isOpenOn(issue, course.raised)))[0] ??
      issues.find(({ raised }) => raised > course.raised && raised < course.ended) ??
      (kindOf(course) === 'any'
        ? greatestFirst(spoken.filter((one) => isOpenOn(one, course.raised)))[0]
        : undefined);
    if (whole !== undefined) parts.set(course, whole);
  }
  return parts;
}

/** Told of the same version, too, where both tell of one. */
function areOne(issue: Ongoing, lead: Ongoing): boolean {
  const [one, other] = [issue.surprise.question.window.version, lead.surprise.question.window.version];
  return (
    Math.abs(issue.first - lead.first) <= atOnce &&
    Math.abs(issue.raised - lead.raised) <= atOnce &&
    (one === '' || other === '' || one === other)
  );
}

const isOpenOn = ({ raised, ended }: Ongoing, night: number): boolean => raised <= night && night < ended;
