import { polarities } from '../sentiment/polarity.ts';
import { type CodeKind, type Coding, codesOf } from './coding.ts';
import type { Distance } from './krippendorffs-alpha.ts';
import { masi } from './masi.ts';

/** One thing that coders may agree on. */
export interface Question {
  /** `issues`, `stages` and `causes` are the whole sets; `issue`, `stage` and `cause` ask of one code whether a review bears it. */
  readonly kind: 'polarity' | 'complaint' | 'issues' | 'stages' | 'causes' | CodeKind;
  /** The code that is asked for; empty where the question is of no single one. */
  readonly code: string;
  /** A coding's answer; null for none. */
  readonly answer: (coding: Coding) => string | null;
  /** Answers that could be given, where they are known beforehand. */
  readonly answers?: readonly string[];
}

const yes = 'yes';
const no = 'no';

const kinds = ['issue', 'stage', 'cause'] as const satisfies readonly CodeKind[];

/** Questions of the whole coding, and one for each code that is used: those used most first, then by name. */
export function questionsOf(codings: readonly Coding[]): Question[] {
  return [
    { kind: 'polarity', code: '', answer: ({ polarity }) => polarity, answers: polarities },
    asked('complaint', '', ({ complaints }) => complaints.length > 0),
    ...kinds.map(
      (kind): Question => ({
        kind: `${kind}s`,
        code: '',
        answer: (coding) => codesOf(coding, kind).join(' '),
      }),
    ),
    ...kinds.flatMap((kind) =>
      usedCodes(codings, kind).map((code) =>
        asked(kind, code, (coding) => codesOf(coding, kind).includes(code)),
      ),
    ),
  ];
}

const asked = (kind: Question['kind'], code: string, bears: (coding: Coding) => boolean): Question => ({
  kind,
  code,
  answer: (coding) => (bears(coding) ? yes : no),
  answers: [no, yes],
});

function usedCodes(codings: readonly Coding[], kind: CodeKind): string[] {
  const counts = new Map<string, number>();
  for (const coding of codings)
    for (const code of codesOf(coding, kind)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([code]) => code);
}

/** Whether answers are sets of codes, which may be partly alike. */
export const asksForSet = ({ kind }: Question): boolean =>
  kind === 'issues' || kind === 'stages' || kind === 'causes';

/** MASI between answers that are sets. */
export function setDistance(answers: readonly string[]): Distance {
  const sets = answers.map((answer) => new Set(answer.split(' ').filter(Boolean)));
  const distances = sets.map((one) => Float64Array.from(sets, (other) => masi(one, other)));
  return (one, other) => distances[one]![other]!;
}
