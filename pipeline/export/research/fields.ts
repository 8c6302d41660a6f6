import type { Label } from '../../lang.ts';
import { type Field, rounded } from '../table.ts';
import { type Dimension, dimensionLabels } from './dimensions.ts';

/** The label of a value of a dimension, in the language of the bundle. */
export type ValueLabel = (dimension: Dimension, value: string) => string;

type Of<Row> = (row: Row) => number | null | undefined;

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

export const count = <Row>(key: string, zh: string, en: string, of: Of<Row>): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'count',
  cell: (row) => of(row) ?? null,
});

/** To six places. */
export const share = <Row>(key: string, zh: string, en: string, of: Of<Row>): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'share',
  cell: (row) => told(of(row)),
});

/** To six places. */
export const decimal = <Row>(key: string, zh: string, en: string, of: Of<Row>): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'decimal',
  cell: (row) => told(of(row)),
});

/** To six significant digits: may be far below the sixth place. */
export const precise = <Row>(key: string, zh: string, en: string, of: Of<Row>): Field<Row> => ({
  ...{ key, zh, en },
  kind: 'precise',
  cell: (row) => {
    const value = told(of(row), (given) => given);
    return value === null ? null : Number(value.toPrecision(6));
  },
});

interface Ends {
  readonly low: number;
  readonly high: number;
}

/** Both ends of an interval, under the key with `_low` and `_high`, or `low` and `high` where it is empty. */
export function interval<Row>(
  key: string,
  { zh, en }: Label,
  of: (row: Row) => Ends | null | undefined,
): Field<Row>[] {
  const under = key === '' ? '' : `${key}_`;
  return [
    share(`${under}low`, `${zh}95%下限`, `${en}95% low`, (row) => of(row)?.low),
    share(`${under}high`, `${zh}95%上限`, `${en}95% high`, (row) => of(row)?.high),
  ];
}

const told = (
  value: number | null | undefined,
  as: (value: number) => number | null = rounded,
): number | null => (value == null || Number.isNaN(value) ? null : as(value));
