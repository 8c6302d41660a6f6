// What each row stage takes: the very stages of `wenzhen code`, in batches as there, one after the other. Of some passes over the same
// lines the quickest of each batch counts: what else the machine was at is left out as far as can be.
import { answerLines } from '../../.dist/answers.js';
import { coderOf } from '../../.dist/chain.js';
import { cleanContextOf } from '../../.dist/clean/context.js';
import { clean } from '../../.dist/clean/index.js';
import { coderData } from '../../.dist/coder-parts.js';
import { diagnose } from '../../.dist/diagnose/index.js';
import { fromJsonLine } from '../../.dist/ingest/json-review.js';
import { normalise } from '../../.dist/ingest/normalise.js';
import { FeatureReader } from '../../.dist/learning/features.js';
import { knowledgeOf } from '../../.dist/lexicon/knowledge.js';
import { modelOf } from '../../.dist/model.js';
import { unpacked } from '../../.dist/packed.js';
import { segment } from '../../.dist/segment/index.js';
import { score } from '../../.dist/sentiment/index.js';
import { read } from '../../.dist/sentiment/read.js';
import { batchSize, isDrop } from '../../.dist/stage.js';

const passes = 6;

/** @returns microseconds a review for each stage, and for a line from bytes to bytes */
export async function stageTimes(lines) {
  const data = await coderData({});
  const parts = unpacked(data);
  const knowledge = knowledgeOf(parts.knowledge);
  const { polarity, diagnosis } = modelOf(parts.model);
  const issues = [...diagnosis.decision.issues, ...diagnosis.decision.unlearned];
  const features = new FeatureReader(knowledge, issues);
  const cleaning = cleanContextOf(parts.cleaning);
  const context = { codebook: knowledge.codebook, features, polarity, diagnosis };
  const coder = coderOf(data, { segmenter: 'jieba' });
  const stages = {
    parse: (line) => fromJsonLine(JSON.parse(line), 1),
    normalise: (raw) => normalise.run(raw),
    clean: (review) => clean.run(review, cleaning),
    segment: (review) => segment.run(review),
    read: (review) => read.run(review, context),
    sentiment: (review) => score.run(review, context),
    diagnose: (review) => diagnose.run(review, context),
  };
  const taken = new Map([...Object.keys(stages), 'all, bytes to bytes'].map((name) => [name, []]));
  const timed = (name, batch, work) => {
    const began = performance.now();
    const result = work();
    const times = taken.get(name);
    times[batch] = Math.min(times[batch] ?? Number.POSITIVE_INFINITY, performance.now() - began);
    return result;
  };
  for (let pass = 0; pass < passes; pass++)
    for (let first = 0, batch = 0; first < lines.length; first += batchSize, batch++) {
      const rows = lines.slice(first, first + batchSize);
      let at = rows;
      for (const [name, stage] of Object.entries(stages))
        at = timed(name, batch, () => at.map(stage)).filter((one) => !isDrop(one));
      const bytes = rows.map((line) => Buffer.from(line));
      timed('all, bytes to bytes', batch, () => answerLines({ first: 1, lines: bytes }, coder));
    }
  return new Map(
    [...taken].map(([name, times]) => [name, (times.reduce((sum, one) => sum + one) * 1000) / lines.length]),
  );
}
