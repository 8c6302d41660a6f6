import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Coder } from '../chain.ts';
import { publicationFolder } from '../folders.ts';
import { fromJsonLine } from '../ingest/index.ts';
import { sha256Of } from '../input.ts';
import { type Counts, countsOf } from '../learn/counts.ts';
import { readGold } from '../learn/examples.ts';
import { isDrop } from '../stage.ts';
import type { GoldFigures } from './profile.ts';

/**
 * How the coder does on the gold set of a lexicon folder, `publication/gold.jsonl`: invented reviews with a careful coder's codes, which
 * nothing is trained on. Null where the folder has none.
 * @throws UserError `gold-invalid`
 */
export async function goldFigures(coder: Coder, lexicons: string): Promise<GoldFigures | null> {
  const path = join(lexicons, publicationFolder, 'gold.jsonl');
  if (!existsSync(path)) return null;
  const counts = readGold([path]).map((gold) => {
    const raw = fromJsonLine(gold, 1);
    const coded = isDrop(raw) ? raw : coder.code(raw);
    return countsOf({ gold, coded: isDrop(coded) ? null : coded });
  });
  const sum = (name: string): number =>
    counts.reduce((total, one: Counts) => total + (one.get(name) ?? 0), 0);
  const [hit, wrong] = [sum('issue hit'), sum('issue extra') + sum('issue missed')];
  const reviews = sum('reviews');
  return {
    set: await sha256Of(path),
    reviews,
    issues: rounded((2 * hit) / (2 * hit + wrong || 1)),
    polarity: rounded(sum('polarity right') / (reviews || 1)),
  };
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;
