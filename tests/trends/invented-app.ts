import type { CodedReview, Stars } from '../../pipeline/records.ts';
import { choosePeriods } from '../../pipeline/store/periods.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { keepTallies } from '../../pipeline/store/tallies.ts';
import { followTrends } from '../../pipeline/store/trends.ts';
import { coded, inRun } from '../store/support.ts';

/** What its reviewers say of the fifty-fifth day on. */
export const crash = '一打开就闪退';

/** The days of the app: 2025-03-01 to 2025-04-29. */
export const allDays: readonly number[] = Array.from({ length: 60 }, (_, day) => day);

/** Eight reviews of a day; from the fifty-fifth day on half of them, all of 3.2.0, say that the app crashes. */
export function reviewsOf(day: number, app = '康宁医生'): CodedReview[] {
  return Array.from({ length: 8 }, (_, place) => {
    const broken = day >= 55 && place % 2 === 0;
    const date = new Date(Date.UTC(2025, 2, 1 + day, place)).toISOString().replace('.000Z', 'Z');
    return coded({
      ...{ id: `${day}-${place}`, app, date, version: broken ? '3.2.0' : '3.1.0' },
      ...{ stars: (broken ? 1 : 4) as Stars, polarity: broken ? 'neg' : 'pos' },
      text: broken
        ? `${crash}，第${day}天第${place}位，换了手机也一样`
        : `第${day}天第${place}位，挂号很方便`,
      says: broken ? [['startup.crash', crash]] : [],
    });
  });
}

/** One run that reads these reviews and follows what they say. */
export const put = (store: Store, reviews: readonly CodedReview[]) =>
  inRun(store, (writer, source) => {
    for (const review of reviews) writer.reviews.put(source, review);
    writer.flush();
    for (const step of [keepTallies, choosePeriods, followTrends]) step(writer);
  });
