import { interval } from '../../report/numbers.ts';
import type { Share } from '../../store/queries.ts';
import type { Shown } from '../tables.ts';

interface Stated extends Share {
  readonly reviews: number;
}

/** Columns of a share with its interval: shown as one, exported as three. */
export const shareColumns = <Row extends Stated>(): Shown<Row>[] => [
  { key: 'reviews', zh: '评论数', en: 'reviews', kind: 'count', cell: ({ reviews }) => reviews },
  { key: 'share', zh: '占比', en: 'share', kind: 'share', cell: ({ share }) => share },
  {
    key: 'low',
    zh: '95% 区间',
    en: '95 % interval',
    kind: 'share',
    cell: ({ low }) => low,
    shown: (row) => interval(row),
  },
  { key: 'high', zh: '95%区间上限', en: '95% high', kind: 'share', cell: ({ high }) => high, hidden: true },
];
