// Learns the induced word classes that ship from the texts beside the clone and the invented examples. The same texts give the same bytes.
import { readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCleanContext } from '../.dist/clean/read-context.js';
import { classFile, induceFrom } from '../.dist/learn/induce-from.js';
import { loadSegmentContext } from '../.dist/segment/index.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const listed = (folder, ending) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => folder + name);
const data = `${root}../shared/data/`;
const paths = [
  ...listed(`${data}sentiment/`, '.train.tsv'),
  ...listed(`${data}reviews/`, ''),
  ...listed(`${data}authored/`, '.jsonl'),
  ...listed(`${root}lexicons/examples/`, '.jsonl'),
];
const dictionary = `${root}lexicons/dictionary.txt`;
const induced = await induceFrom(
  paths,
  { cleaning: loadCleanContext() },
  await loadSegmentContext({ engine: 'jieba', dictionary }),
);
const header = [
  'Induced word classes: words that keep the same company have the same number.',
  `Origin: learned by Wenzhen's own training (pipeline/learn/induce.ts) from ${induced.texts.toLocaleString('en')} distinct texts, mostly public reviews without`,
  '  a stated licence to republish: word statistics only, no text; the table of data is in lexicons/weights/MODEL-CARD.md.',
  'Licence: MIT. Date: 2026-11-23.',
  'Form: `word TAB class`. Class 0 is the one whose words occur oftenest; in each class the most frequent word stands first.',
];
writeFileSync(`${root}lexicons/induced-classes.tsv`, classFile(induced, header));
