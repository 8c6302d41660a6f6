/** Writes the sample data: `node .ci/sample-data/build.mjs [FOLDER]`. The same texts give the same bytes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { appleRss, feedbackLines, playConsole, qimai, tickets } from './formats.mjs';
import { funnel } from './funnel.mjs';
import { stories } from './stories.mjs';

const folder = process.argv[2] ?? new URL('../../data/', import.meta.url).pathname;
const write = (name, bytes) => writeFileSync(join(folder, name), bytes);

mkdirSync(join(folder, 'apple-banxia'), { recursive: true });
write('qimai-miya.xlsx', await qimai(stories.qimai));
for (const [page, json] of appleRss(stories.apple).entries())
  write(`apple-banxia/page-${page + 1}.json`, json);
write('play-hean.csv', playConsole(stories.play));
write('tickets-hean.csv', tickets(stories.insurerFeedback));
write('feedback.jsonl', feedbackLines(stories.feedback));
write('teams.funnel.csv', funnel());

let total = 0;
for (const [name, reviews] of Object.entries(stories)) {
  total += reviews.length;
  process.stdout.write(`${name} ${reviews.length}\n`);
}
process.stdout.write(`total ${total}\n`);
