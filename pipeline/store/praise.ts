import type Database from 'better-sqlite3';
import type { PraiseFinder } from '../advice/praise.ts';
import { batch } from './batch.ts';
import { readable } from './best-quotes.ts';
import { gatheredDays } from './cause-evidence.ts';
import { numbersOf, polarities } from './codes.ts';
import { toCodePoints } from './offsets.ts';

const { pos } = numbersOf(polarities);

interface Row {
  readonly review: number;
  readonly stars: number | null;
  readonly title: string;
  readonly text: string;
}

/** A clause of praise of one review, offsets in code points. */
interface Quote {
  readonly review: number;
  readonly in_title: 0 | 1;
  readonly start: number;
  readonly length: number;
  readonly worth: number;
}

const columns = ['app', 'day', 'issue', 'review', 'in_title', 'start', 'length', 'worth'] as const;

/**
 * Chooses anew, for each of the days gathered, the clause that best praises what each issue is about. One a day is kept, so that what is shown
 * can be chosen from all days without reading a review again, and so that a day can be made anew by itself.
 */
export function keepPraise(
  db: Database.Database,
  finder: PraiseFinder,
  issues: ReadonlyMap<string, number>,
): void {
  db.exec('DELETE FROM praise_quote WHERE (app, day) IN (SELECT app, day FROM touched_day)');
  const rows = batch(db, 'praise_quote', columns);
  const praise = db.prepare(praiseOfDay);
  for (const { app, day } of gatheredDays(db)) {
    for (const [id, quote] of bestOf(praise.all(app, day) as Row[], finder)) {
      const issue = issues.get(id);
      if (issue !== undefined) rows.add({ app, day, issue, ...quote });
    }
    rows.flush();
  }
}

/** By issue; of two alike the one stored first. */
function bestOf(rows: readonly Row[], finder: PraiseFinder): Map<string, Quote> {
  const best = new Map<string, Quote>();
  for (const row of rows) {
    for (const inTitle of [0, 1] as const) {
      for (const [issue, quote] of quotesOf(row, inTitle, finder)) {
        if (quote.worth > (best.get(issue)?.worth ?? -1)) best.set(issue, quote);
      }
    }
  }
  return best;
}

function quotesOf(
  { review, stars, title, text }: Row,
  in_title: 0 | 1,
  finder: PraiseFinder,
): [string, Quote][] {
  const words = in_title ? title : text;
  return finder.find(words).map(({ issue, start, end }) => {
    const from = toCodePoints(words, start);
    const length = toCodePoints(words, end) - from;
    const worth = 2 * Number(length >= readable.least && length <= readable.most) + Number(stars === 5);
    return [issue, { review, in_title, start: from, length, worth }];
  });
}

/** Code points of title and text together beyond which praise is no quick word. */
const longest = 300;

const praiseOfDay = `
  SELECT review.key AS review, review.stars, review.title, review.text
  FROM touched_review CROSS JOIN review ON review.key = touched_review.key
  WHERE touched_review.app = ? AND touched_review.day = ? AND showable AND touched_review.polarity = ${pos}
    AND coalesce(touched_review.stars, 5) >= 4 AND length(review.title) + length(review.text) <= ${longest}
  ORDER BY review.key`;
