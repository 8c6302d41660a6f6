import { type GrowthRow, growth, type Store } from '../store/queries.ts';
import { columnsOf } from './fields.ts';
import { cells, type Field, type Table } from './table.ts';

/** Growth of each app as its reviews show it, week by week. */
export const growthTable = (store: Store): Table => ({
  name: 'growth',
  label: { zh: '增长', en: 'growth' },
  columns: fields,
  rows: () => cells(fields, growth(store)),
});

const { text, count, share, decimal } = columnsOf<GrowthRow>();

const fields: Field<GrowthRow>[] = [
  text('app', '应用', 'app', (row) => row.app),
  text('week', '周（周一）', 'week (Monday)', (row) => row.week),
  count('reviews', '评论数', 'reviews', (row) => row.reviews),
  decimal('reviews_low', '评论数95%下限', 'reviews 95% low', (row) => row.reviewsLow),
  decimal('reviews_high', '评论数95%上限', 'reviews 95% high', (row) => row.reviewsHigh),
  count('rated', '有星级', 'rated', (row) => row.rated),
  decimal('mean_stars', '平均星级', 'mean stars', (row) => row.meanStars),
  decimal('stars_low', '星级95%下限', 'stars 95% low', (row) => row.starsLow),
  decimal('stars_high', '星级95%上限', 'stars 95% high', (row) => row.starsHigh),
  share('negative_share', '负面占比', 'negative', (row) => row.negativeShare),
  share('negative_low', '负面95%下限', 'negative 95% low', (row) => row.negativeLow),
  share('negative_high', '负面95%上限', 'negative 95% high', (row) => row.negativeHigh),
  share('complaining_share', '抱怨占比', 'complaining', (row) => row.complainingShare),
  share('complaining_low', '抱怨95%下限', 'complaining 95% low', (row) => row.complainingLow),
  share('complaining_high', '抱怨95%上限', 'complaining 95% high', (row) => row.complainingHigh),
  text('versions', '新版本', 'new versions', (row) => row.versions.join(' ')),
];
