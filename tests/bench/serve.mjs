// How long the explorer takes for a page of a large store, over HTTP: `npm run build && node tests/bench/serve.mjs [DATABASE]`, the database as
// tests/bench/night.mjs makes it. Prints milliseconds of the first visit and of the best of four, slowest first.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apps, topicTotals, totals } from '../../.dist/store/queries.js';
import { openStore } from '../../.dist/store/store.js';
import { Reader } from '../../.dist/web/reader.js';
import { startServer } from '../../.dist/web/server.js';

const path = process.argv[2] ?? join(tmpdir(), 'wenzhen-1000000.db');
const reader = new Reader(path, () => openStore(path, { readonly: true }));
const quiet = { correct: () => {}, now: () => new Date(0), onDefect: console.error };
const server = await startServer({
  reader,
  ...quiet,
  lang: 'zh',
  host: '127.0.0.1',
  port: 0,
  token: 'bench',
});

const { app, issues, topic } = reader.read((store) => ({
  app: apps(store).toSorted((one, other) => other.counted - one.counted)[0].app,
  issues: totals(store, { by: 'issue' }).map(({ id }) => id),
  topic: topicTotals(store)[0]?.id,
}));
const [common, rare] = [issues[0], issues.at(-1)];
const query = (path, params) => `${path}?${new URLSearchParams(params)}`;
const urls = [
  ...['/', '/apps', '/issues', '/topics', '/alerts', '/ledger', '/reviews', '/search', '/queue'],
  ...[query('/app', { app }), query('/issues', { app }), query('/topics', { app }), query('/queue', { app })],
  ...[
    query('/issue', { issue: common }),
    query('/issue', { issue: rare, app }),
    query('/queue', { list: 'suspected' }),
  ],
  ...(topic === undefined ? [] : [query('/topic', { topic }), query('/reviews', { topic })]),
  ...[
    query('/reviews', { issue: common }),
    query('/reviews', { issue: rare }),
    query('/reviews', { issue: rare, stars: 5 }),
  ],
  ...[
    query('/reviews', { stage: 'referral', cause: 'engineering', app }),
    query('/reviews', { issue: common, polarity: 'pos' }),
  ],
  ...[query('/search', { q: '退款' }), query('/search', { q: '医生', app, issue: common })],
];

const rows = [];
for (const url of urls) {
  const times = [];
  for (let n = 0; n < 5; n++) {
    const began = performance.now();
    const answer = await fetch(new URL(url, server.url));
    await answer.text();
    times.push(performance.now() - began);
    if (!answer.ok) console.log(answer.status, url);
  }
  rows.push([times[0], Math.min(...times.slice(1)), decodeURIComponent(url)]);
}
rows.sort((one, other) => other[1] - one[1]);
for (const [first, best, url] of rows)
  console.log(first.toFixed(0).padStart(6), best.toFixed(0).padStart(6), url);
server.close();
reader.close();
