import type { Lang } from '../../../lang.ts';
import type { CellKind, Table } from '../../table.ts';
import { codeKinds } from '../dimensions.ts';
import type { ValueLabel } from '../fields.ts';

/** One column of a data file as a statistics program is told of it. */
export interface Variable {
  readonly name: string;
  readonly kind: CellKind;
  readonly label: string;
  /** Codes and their labels, in order; none for free values. */
  readonly values: readonly (readonly [code: string, label: string])[];
}

/** A CSV file of the bundle and its columns. */
export interface LabelledFile {
  readonly name: string;
  readonly variables: readonly Variable[];
}

const labelled = [...codeKinds, 'polarity', 'language'] as const;

/** @param known the codes of a dimension, in order */
export function labelledFile(
  { name, columns }: Table,
  known: (dimension: (typeof labelled)[number]) => readonly string[],
  label: ValueLabel,
  lang: Lang,
): LabelledFile {
  const valuesOf = (key: string): Variable['values'] => {
    const dimension = labelled.find((one) => one === key);
    return dimension === undefined
      ? []
      : known(dimension).map((code) => [code, label(dimension, code)] as const);
  };
  return {
    name,
    variables: columns.map((column) => ({
      name: column.key,
      kind: column.kind,
      label: column[lang],
      values: column.kind === 'flag' ? flagValues[lang] : valuesOf(column.key),
    })),
  };
}

const flagValues: Readonly<Record<Lang, Variable['values']>> = {
  zh: [
    ['0', '否'],
    ['1', '是'],
  ],
  en: [
    ['0', 'no'],
    ['1', 'yes'],
  ],
};

export const isText = ({ kind }: Variable): boolean => kind === 'text' || kind === 'long';
