import type { Label } from '../../lang.ts';
import { type Field, rounded } from '../table.ts';
import { type Dimension, dimensionLabels } from './dimensions.ts';

/** The label of a value of a dimension, in the language of the bundle. */
export type ValueLabel = (dimension: Dimension, value: string) => string;

/** The label of a value, beside the value itself. */
export const labelField = <Row>(
  key: string,
  dimension: Dimension,
  label: ValueLabel,
  id: (row: Row) => string,
): Field<Row> => ({
  key: `${key}_label`,
  zh: `${dimensionLabels[dimension].zh}名称`,
  en: `${dimensionLabels[dimension].en} label`,
  kind: 'text',
  cell: (row) => label(dimension, id(row)),
});

export const count = <Row>(
  key: string,
  zh: string,
  en: string,
  of: (row: Row) => number | null | undefined,
): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'count',
  cell: (row) => of(row) ?? null,
});

/** To six places. */
export const share = <Row>(
  key: string,
  zh: string,
  en: string,
  of: (row: Row) => number | null | undefined,
): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'share',
  cell: (row) => rounded(of(row) ?? null),
});

export const decimal = (key: string, zh: string, en: string): { key: string; kind: 'decimal' } & Label => ({
  ...{ key, zh, en },
  kind: 'decimal',
});
