import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { loadCoder } from '../../../pipeline/chain.ts';
import { readSettings } from '../../../pipeline/config.ts';
import { runWith } from '../../../pipeline/run.ts';
import { openStore, type Store } from '../../../pipeline/store/store.ts';
import { runOver, write } from '../../run/support.ts';
import { folder } from '../../store/support.ts';
import { bundleOf, filesIn } from './support.ts';

vi.setConfig({ testTimeout: 300_000 }); // whole runs over the sample data

const crosses = [
  ['issue', 'app'],
  ['stage', 'cause'],
] as const;

async function bundleOfDatabase(path: string): Promise<string> {
  const store: Store = openStore(path, { readonly: true });
  try {
    return await bundleOf(store, { crosses, salt: 'a salt for this test' });
  } finally {
    store.close();
  }
}

function expectSame(one: string, other: string, names = filesIn(one)): void {
  expect(filesIn(other)).toEqual(filesIn(one));
  const differing = names.filter(
    (name) => !readFileSync(join(one, name)).equals(readFileSync(join(other, name))),
  );
  expect(differing).toEqual([]);
}

test('the sample data give the same bytes in whatever order they are read, on another day', async () => {
  const { sources } = readSettings({ config: 'data/wenzhen.yaml' });
  const coder = await loadCoder({ segmenter: 'jieba' });
  const made = async (order: typeof sources, today: string) => {
    const db = join(folder(), 'sample.db');
    const effects = { now: () => new Date(today), progress: () => {} };
    await runWith(coder, { db, segmenter: 'jieba', sources: order! }, effects);
    return bundleOfDatabase(db);
  };
  const shuffled = [3, 0, 4, 2, 1].map((place) => sources![place]!);
  expect(shuffled).toHaveLength(sources!.length);
  expectSame(await made(sources, '2026-10-01T00:00:00Z'), await made(shuffled, '2027-01-02T03:04:05Z'));
});

/** Near-duplicates in chains: each is like its neighbours, its neighbours are not like each other. */
const chained = Array.from({ length: 60 }, (_, place) => {
  const chain = Math.floor(place / 4);
  const words = Array.from({ length: 14 }, (_, at) => `词${chain}甲${at < (place % 4) * 1.5 ? at + 50 : at}`);
  return JSON.stringify({
    id: `r${(place * 7) % 60}`,
    app: ['康宁医生', '百川健康'][chain % 2],
    author: `u${place % 9}`,
    stars: place % 3 === 0 ? 5 : 1 + (place % 4),
    date: `2025-03-${String(1 + (place % 5)).padStart(2, '0')} 10:00:${String(place).padStart(2, '0')}`,
    text: `${words.join('')}${place % 2 === 0 ? '闪退' : ''}`,
  });
});

test('rows in another order, read in one run or in several, give the same tables', async () => {
  const orders = [
    [chained],
    [chained.toReversed()],
    [chained.filter((_, at) => at % 3 === 1), chained.filter((_, at) => at % 3 !== 1).toReversed()],
  ];
  const bundles = [];
  for (const runs of orders) {
    const home = folder();
    const db = join(home, 'reviews.db');
    for (const [at, lines] of runs.entries())
      await runOver(db, [write(home, `part-${at}.jsonl`, lines.join('\n'))]);
    bundles.push(await bundleOfDatabase(db));
  }
  const tables = filesIn(bundles[0]!).filter((name) => /^(data|tables|latex)\//.test(name));
  expect(readFileSync(join(bundles[0]!, 'data/reviews.jsonl'), 'utf8')).toContain('"duplicate":true');
  expectSame(bundles[0]!, bundles[1]!, tables);
  expectSame(bundles[0]!, bundles[2]!, tables);
});
