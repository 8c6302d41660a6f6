import type { CodeKind, Coder, Coding } from './coding.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Question, questionsOf } from './questions.ts';

/** One line of the table of agreement. */
export interface AgreementRow {
  readonly kind: Question['kind'];
  /** Empty where the question is of no single code. */
  readonly code: string;
  /** Reviews that at least one human coder says bear the code; null for questions of no single code. */
  readonly humanCases: number | null;
  /** Human coders among themselves; null with fewer than two. */
  readonly humans: Figures | null;
  /** The machine with each human coder in turn, the mean over them; null without a machine. */
  readonly machine: Figures | null;
}

/**
 * Compares coders on every question, by the reviews that two of them or more have coded. `machine` is the coder that is to be validated;
 * null: there is none.
 */
export function compare(humans: readonly Coder[], machine: Coder | null): AgreementRow[] {
  const all = machine === null ? humans : [...humans, machine];
  const items = comparableItems(humans, all);
  return questionsOf(codingsOf(all, items)).map((question) => ({
    kind: question.kind,
    code: question.code,
    humanCases: question.code === '' ? null : casesOf(question, humans, items),
    humans: humans.length < 2 ? null : figuresOf(question, [humans], items),
    machine:
      machine === null
        ? null
        : figuresOf(
            question,
            humans.map((human) => [machine, human]),
            items,
          ),
  }));
}

function comparableItems(humans: readonly Coder[], all: readonly Coder[]): string[] {
  const coded = new Set(humans.flatMap(({ codings }) => [...codings.keys()]));
  return [...coded].filter((item) => all.filter(({ codings }) => codings.has(item)).length >= 2).sort();
}

const codingsOf = (coders: readonly Coder[], items: readonly string[]): Coding[] =>
  coders.flatMap(({ codings }) => items.flatMap((item) => codings.get(item) ?? []));

/** Questions of a single code are answered by yes or no. */
const casesOf = ({ answer }: Question, humans: readonly Coder[], items: readonly string[]): number =>
  items.filter((item) =>
    humans.some(({ codings }) => {
      const coding = codings.get(item);
      return coding !== undefined && answer(coding) === 'yes';
    }),
  ).length;

export const isOfCode = (row: AgreementRow): row is AgreementRow & { readonly kind: CodeKind } =>
  row.code !== '';
