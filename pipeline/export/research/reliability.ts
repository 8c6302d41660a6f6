import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgreementRow } from '../../agreement/compare.ts';
import type { SampleFacts } from '../../agreement/key.ts';
import type { PrevalenceRow } from '../../agreement/prevalence.ts';
import { UserError } from '../../errors.ts';
import type { Analysis } from './analysis.ts';
import type { CodeKind } from './dimensions.ts';
import { sha256 } from './hashes.ts';

/** What `wenzhen agree` found. */
export interface Reliability {
  readonly coders: number;
  /** How the reviews were drawn; null where the key to the sample was not at hand. */
  readonly sample: SampleFacts | null;
  readonly agreement: readonly AgreementRow[];
  /** Null where the key to the sample was not at hand. */
  readonly prevalence: readonly PrevalenceRow[] | null;
  readonly sha256: string;
}

/**
 * Reads `agreement.json` of a folder that `wenzhen agree` wrote.
 * @throws UserError `no-agreement`
 */
export function readReliability(folder: string): Reliability {
  const path = join(folder, 'agreement.json');
  if (!existsSync(path)) throw noAgreement(folder);
  const text = readFileSync(path, 'utf8');
  const { coders, sample = null, agreement, prevalence } = JSON.parse(text, untold);
  return { coders: coders.length, sample, agreement, prevalence, sha256: sha256(text) };
}

/** Without what tells of fewer than `k` reviews: rows of codes that are suppressed, or are few in the sample. */
export function tellable(reliability: Reliability, { codes }: Analysis, k: number): Reliability {
  const isFew = (count: number | null): boolean => count !== null && count > 0 && count < k;
  const isSuppressed = (kind: string, code: string): boolean =>
    codes[kind as CodeKind]?.find(({ id }) => id === code)?.figures === null;
  return {
    ...reliability,
    agreement: reliability.agreement.filter(({ humanCases }) => !isFew(humanCases)),
    prevalence:
      reliability.prevalence?.filter(
        ({ kind, code, trueInSample, saidInSample }) =>
          !isSuppressed(kind, code) && !isFew(trueInSample) && !isFew(saidInSample),
      ) ?? null,
  };
}

const numbers = ['value', 'low', 'high', 'share', 'sensitivity', 'specificity', 'trust'];

/** JSON has no NaN: a figure that cannot be told is written as null. */
const untold = (key: string, value: unknown): unknown =>
  value === null && numbers.includes(key) ? Number.NaN : value;

const noAgreement = (folder: string): UserError =>
  new UserError({
    code: 'no-agreement',
    message: `${folder} holds no agreement.json`,
    hint: 'Name the folder that `wenzhen agree --out` wrote to.',
    zh: { message: `${folder} 中没有 agreement.json`, hint: '请指定 `wenzhen agree --out` 写入的文件夹。' },
  });
