// A run in a process of its own, on the built program: `node child.mjs DATABASE fill|hang`, one coded review as JSON on standard input.
// Writes 20,000 reviews in one run; `fill` then ends, `hang` says "written" before the end of the run and waits to be killed.
import { readFileSync } from 'node:fs';
import { readCodebook } from '../../.dist/codebook.js';
import { publish } from '../../.dist/store/publish.js';
import { openStore } from '../../.dist/store/store.js';

const [, , path, mode] = process.argv;
const review = JSON.parse(readFileSync(0, 'utf8'));
const versions = { code: 'child', lexicon: '1', model: '1', segmenter: 'jieba' };
try {
  await publish(
    openStore(path),
    { started: new Date(), versions, codebook: readCodebook() },
    async (writer) => {
      const source = writer.source('child.csv', 'abc');
      for (let n = 0; n < 20_000; n++) writer.reviews.put(source, { ...review, id: `child-${n}` });
      writer.flush();
      if (mode === 'hang') {
        process.stdout.write('written');
        await new Promise((resolve) => setTimeout(resolve, 600_000));
      }
      return { finished: new Date(), manifest: {} };
    },
  );
  process.stdout.write('ended');
} catch (error) {
  process.stdout.write(String(error.code ?? error));
}
