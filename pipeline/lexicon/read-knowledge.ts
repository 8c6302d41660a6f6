import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readCodebook, type Codebook } from '../codebook.ts';
import { placeOf, readLexicon } from '../yaml-file.ts';
import { UserError } from '../errors.ts';
import { compileInduced } from '../learning/induced-words.ts';
import { compileCues, parseCue } from './compile-cues.ts';
import type { Cue, WordClasses } from './cues.ts';
import { type ClassKind, type Knowledge, knowledgeOf, type KnowledgeParts } from './knowledge.ts';

const classesShape = z.record(z.string().regex(/^[a-z]+$/), z.array(z.coerce.string().min(1)).min(1));
const cuesShape = z.record(z.string(), z.array(z.coerce.string().min(1)).min(1));
const strengths = z.record(z.string(), z.number().int().min(1).max(3));
const words = z.array(z.coerce.string().min(1)).min(1);
const sentimentShape = z.strictObject({
  positive: strengths,
  negative: strengths,
  negators: words,
  degrees: z.record(z.string(), z.number().positive()),
  contrast: words,
  concession: words,
  wishes: words,
  questions: words,
  solved: words,
  rivals: words,
  neutral: words,
  praiseofabsence: words,
  sarcasm: words,
  selves: words,
  supposing: words,
  doubts: words,
  excess: words,
  frames: words,
  past: words,
  now: words,
  mended: words,
  short: z.record(z.string(), z.number().min(-3).max(3)),
});

export type SentimentWords = z.infer<typeof sentimentShape>;

/**
 * Reads codebook, word classes, cues and sentiment words from a lexicon folder and compiles them.
 * @throws UserError `lexicon-invalid` naming the file and what is wrong
 */
export function compileKnowledge(folder: string): KnowledgeParts {
  const codebook = readCodebook(join(folder, 'codebook.yaml'));
  const sentiment = readSentimentWords(folder);
  const { touchpoints, failures, feelings } = readWordClasses(folder, sentiment);
  const classes: WordClasses = { ...touchpoints, ...failures, ...feelings };
  const kindOf = (name: string): ClassKind =>
    name in touchpoints ? 'touchpoint' : name in failures ? 'failure' : 'feeling';
  const matcher = compileCues(classes, readCues(folder, codebook, classes));
  return {
    codebook,
    matcher,
    kinds: matcher.classNames.map(kindOf),
    induced: compileInduced(readInduced(folder)),
    short: sentiment.short,
  };
}

/**
 * The knowledge of a lexicon folder, read from its sources.
 * @throws UserError as `compileKnowledge`
 */
export const readKnowledge = (folder: string): Knowledge => knowledgeOf(compileKnowledge(folder));

/** The word classes that cues may name. */
export const readWordClasses = (
  folder: string,
  sentiment = readSentimentWords(folder),
): Readonly<Record<'touchpoints' | 'failures' | 'feelings', WordClasses>> => ({
  touchpoints: readClasses(folder, 'touchpoints.yaml'),
  failures: readClasses(folder, 'failures.yaml'),
  feelings: feelingClasses(sentiment),
});

export const readSentimentWords = (folder: string): SentimentWords =>
  readLexicon(join(folder, 'sentiment.yaml'), sentimentShape);

export const readClasses = (folder: string, file: string): WordClasses =>
  readLexicon(join(folder, file), classesShape);

/** Every file under `cues/`, in the order of their names. */
export function readCues(folder: string, codebook: Codebook, classes: WordClasses): Cue[] {
  const files = readdirSync(join(folder, 'cues')).filter((file) => file.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const path = join(folder, 'cues', file);
    return Object.entries(readLexicon(path, cuesShape)).flatMap(([issue, sources]) => {
      if (!(issue in codebook.issues))
        throw invalid(
          placeOf(path, [issue]),
          `unknown issue "${issue}"`,
          'Add it to codebook.yaml first, or mend the id.',
        );
      for (const [at, source] of sources.entries()) tryCue(source, classes, () => placeOf(path, [issue, at]));
      return sources.map((source) => ({ source, issue }));
    });
  });
}

function tryCue(source: string, classes: WordClasses, place: () => string): void {
  try {
    parseCue(source, classes);
  } catch (error) {
    throw invalid(
      place(),
      (error as Error).message,
      'README, "Add a lexicon entry", gives the grammar of cues.',
    );
  }
}

/** Feelings as word classes, words of one strength together. */
function feelingClasses(sentiment: SentimentWords): WordClasses {
  const ofStrength = (list: Readonly<Record<string, number>>, strength: number): string[] =>
    Object.keys(list).filter((word) => list[word] === strength);
  return {
    praiseweak: ofStrength(sentiment.positive, 1),
    praise: ofStrength(sentiment.positive, 2),
    praisestrong: ofStrength(sentiment.positive, 3),
    blameweak: ofStrength(sentiment.negative, 1),
    blame: ofStrength(sentiment.negative, 2),
    blamestrong: ofStrength(sentiment.negative, 3),
    negator: sentiment.negators,
    degree: Object.keys(sentiment.degrees),
    contrast: sentiment.contrast,
    concession: sentiment.concession,
    wishing: sentiment.wishes,
    asking: sentiment.questions,
    solved: sentiment.solved,
    rival: sentiment.rivals,
    topic: sentiment.neutral,
    absence: sentiment.praiseofabsence,
    sarcasm: sentiment.sarcasm,
    self: sentiment.selves,
    suppose: sentiment.supposing,
    doubt: sentiment.doubts,
    excess: sentiment.excess,
    frame: sentiment.frames,
    past: sentiment.past,
    now: sentiment.now,
    mended: sentiment.mended,
  };
}

/** `word TAB class` lines; `#` begins a comment. Learned by ourselves, see the file's header. */
function readInduced(folder: string): Map<string, number> {
  const induced = new Map<string, number>();
  for (const line of readFileSync(join(folder, 'induced-classes.tsv'), 'utf8').split('\n')) {
    const tab = line.indexOf('\t');
    if (tab > 0 && !line.startsWith('#')) induced.set(line.slice(0, tab), Number(line.slice(tab + 1)));
  }
  return induced;
}

const invalid = (place: string, what: string, hint: string): UserError =>
  new UserError({ code: 'lexicon-invalid', message: `${place}: ${what}`, hint });
