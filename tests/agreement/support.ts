import type { CodedComplaint, Coder, Coding } from '../../pipeline/agreement/coding.ts';
import { readCodebook } from '../../pipeline/codebook.ts';

export const codebook = readCodebook();

/** A complaint by its issue, or by `issue@stage`. */
export function complaint(code: string, evidence = ''): CodedComplaint {
  const [issue, stage] = code.split('@') as [string, string?];
  const known = codebook.issues[issue]!;
  return { issue, stage: stage ?? known.stage, cause: known.cause, evidence };
}

/** A coding by its polarity and issues. */
export const coding = (polarity: Coding['polarity'], ...codes: string[]): Coding => ({
  polarity,
  complaints: codes.map((code) => complaint(code)),
});

export const coder = (name: string, codings: Readonly<Record<string, Coding>>): Coder => ({
  name,
  codings: new Map(Object.entries(codings)),
});
