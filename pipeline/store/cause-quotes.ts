import type Database from 'better-sqlite3';

/** Quotes shown for a rival cause of an app. */
const shown = 2;
/** How many of the best are looked at for that many of different words. */
const considered = 8;

interface Row {
  readonly proximate: number;
  readonly review: number;
  readonly number: number;
  readonly words: string;
}

/** Chooses the quotes of an app's rival causes: surest code first, then of readable length, then the newest; no two of the same words. */
export function chooseCauseQuotes(db: Database.Database, app: number): void {
  const keep = db.prepare(
    'INSERT INTO cause_quote (app, proximate, rank, review, number) VALUES (?, ?, ?, ?, ?)',
  );
  const chosen = new Map<number, Set<string>>();
  for (const { proximate, review, number, words } of db.prepare(bestOfApp).all(app) as Row[]) {
    if (!chosen.has(proximate)) chosen.set(proximate, new Set());
    const seen = chosen.get(proximate)!;
    if (seen.size === shown || seen.has(words)) continue;
    seen.add(words);
    keep.run(app, proximate, seen.size, review, number);
  }
}

const bestOfApp = `
  SELECT best.proximate, best.review, best.number,
    substr(iif(in_title, title, text), start + 1, length) AS words
  FROM (
    SELECT proximate, review, number, row_number() OVER (PARTITION BY proximate ORDER BY worth DESC, day DESC, review, number) AS place
    FROM cause_evidence WHERE app = ? AND worth >= 0
  ) AS best
  JOIN complaint ON (complaint.review, complaint.number) = (best.review, best.number)
  JOIN review ON review.key = best.review
  WHERE place <= ${considered} ORDER BY best.proximate, place`;
