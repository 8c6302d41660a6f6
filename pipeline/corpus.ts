import { join } from 'node:path';
import { folded } from './clean/index.ts';
import { lexiconFolder } from './folders.ts';
import type { Settings } from './config.ts';
import type { PhraseMeans } from './store/phrase-log.ts';
import { readEdges } from './phrases/edges.ts';
import { loadSegmentContext } from './segment/index.ts';
import { loadAdviser } from './advice/adviser.ts';
import { advise } from './store/advice.ts';
import { compareApps } from './store/comparison.ts';
import { reopenApps } from './store/derivation.ts';
import { markDuplicates } from './store/duplicates.ts';
import { makeFindings } from './store/findings.ts';
import { followGrowth } from './store/growth.ts';
import { noteHistory } from './store/history.ts';
import { measureImpact } from './store/impact.ts';
import { keepMatrix } from './store/matrix.ts';
import { choosePeriods } from './store/periods.ts';
import { findPhrases } from './store/phrases.ts';
import { keepTallies } from './store/tallies.ts';
import { keepQuotes } from './store/finding-quotes.ts';
import { followTrends } from './store/trends.ts';
import { findTopics } from './store/topics.ts';
import { flagWaves } from './store/waves.ts';
import type { Writer } from './store/writer.ts';
import { readTopicWords } from './topics/words.ts';

/** A step that needs all reviews, those of earlier runs too. */
export type CorpusStep = (writer: Writer) => void;

/**
 * What phrases are found with.
 * @throws UserError where the segmenter or a lexicon is missing or wrong
 */
export async function loadPhraseMeans({
  segmenter: engine,
  lexicons = lexiconFolder,
}: Pick<Settings, 'segmenter' | 'lexicons'>): Promise<PhraseMeans> {
  const dictionary = join(lexicons, 'dictionary.txt');
  const { segmenter } = await loadSegmentContext({ engine, dictionary });
  return { wordsOf: (text) => segmenter.cut(folded(text)), edges: readEdges(lexicons) };
}

/**
 * The steps that need all reviews, in their order; each may read what those before it wrote.
 * @throws UserError where the segmenter or a lexicon is missing or wrong
 */
export async function corpusSteps({
  segmenter,
  lexicons = lexiconFolder,
}: Pick<Settings, 'segmenter' | 'lexicons'>): Promise<readonly CorpusStep[]> {
  const means = await loadPhraseMeans({ segmenter, lexicons });
  return [
    reopenApps,
    markDuplicates,
    flagWaves,
    keepTallies,
    makeFindings,
    noteHistory,
    keepQuotes,
    choosePeriods,
    findTopics({ wordsOf: means.wordsOf, words: readTopicWords(lexicons) }),
    findPhrases(means),
    followTrends,
    measureImpact,
    keepMatrix,
    followGrowth,
    compareApps,
    advise(loadAdviser(lexicons)),
  ];
}
