import { agreementTable, prevalenceTable } from '../../agreement/tables.ts';
import type { Label } from '../../lang.ts';
import { labels, type Labels, researchReviews, type Store } from '../../store/queries.ts';
import type { Table } from '../table.ts';
import { analyse } from './analysis.ts';
import { readPublishedCodebook } from './codebook.ts';
import { crossTable, testTable } from './cross-tables.ts';
import type { Dimension } from './dimensions.ts';
import type { ValueLabel } from './fields.ts';
import { storedHealth } from './health.ts';
import { manifestOf } from './manifest.ts';
import type { Facts } from './methods.ts';
import type { ResearchOptions } from './options.ts';
import { readReliability, tellable } from './reliability.ts';
import { complaintTable, reviewTable } from './rows.ts';
import { sampleTable } from './sample-table.ts';
import { shareTables } from './share-tables.ts';

/** All that the files of a bundle are made of. */
export interface Made {
  readonly facts: Facts;
  readonly label: ValueLabel;
  readonly known: (dimension: Dimension) => readonly string[];
  /** Rows of reviews and complaints. */
  readonly rowTables: readonly Table[];
  readonly aggregates: readonly Table[];
}

/** @param code hash of the program text that writes the bundle */
export function prepare(store: Store, options: ResearchOptions, code: string): Made {
  const { lang, lexicons, salt } = options;
  const published = readPublishedCodebook(lexicons);
  const health = options.health === 'mask' ? storedHealth(lexicons) : undefined;
  const names = labels(store);
  const known = knownCodes(names);
  const label = valueLabels(names, options);
  const reviews = () => researchReviews(store);
  const analysis = analyse(store, reviews(), options, known);
  const reliability =
    options.agreement === undefined
      ? undefined
      : tellable(readReliability(options.agreement), analysis, options.k);
  const manifest = manifestOf(store, analysis, options, reliability, code);
  const facts = { analysis, manifest, options, published, reliability };
  const source = { reviews, combinations: analysis.combinations, health, salt };
  const { codebook } = published;
  return {
    facts,
    label,
    known,
    rowTables: [reviewTable(source), complaintTable(source)],
    aggregates: [
      sampleTable(analysis),
      ...shareTables(analysis, label),
      ...analysis.crosses.map((cross) => crossTable(cross, label)),
      ...(analysis.crosses.length === 0 ? [] : [testTable(analysis.crosses, label)]),
      ...(reliability === undefined ? [] : [agreementTable(reliability.agreement, codebook, lang)]),
      ...(reliability?.prevalence == null ? [] : [prevalenceTable(reliability.prevalence, codebook, lang)]),
    ],
  };
}

function knownCodes(names: Labels): (dimension: Dimension) => readonly string[] {
  const known: Partial<Record<Dimension, readonly string[]>> = {
    issue: [...names.issues.keys()],
    stage: [...names.stages.keys()],
    cause: [...names.causes.keys()],
    polarity: [...names.polarities.keys()],
    language: [...names.languages.keys()],
  };
  return (dimension) => known[dimension] ?? [];
}

function valueLabels(names: Labels, { lang }: ResearchOptions): ValueLabel {
  const maps: Partial<Record<Dimension, ReadonlyMap<string, Label>>> = {
    issue: names.issues,
    stage: names.stages,
    cause: names.causes,
    polarity: names.polarities,
    language: names.languages,
  };
  const unknown = { zh: '（未知）', en: '(not known)' }[lang];
  return (dimension, value) => maps[dimension]?.get(value)?.[lang] ?? (value === '' ? unknown : value);
}
