import { expect, test } from 'vitest';
import { rankCorrelation } from '../../pipeline/growth/correlation.ts';
import { funnelHeader, funnelNumber } from '../../pipeline/growth/funnel.ts';
import { isDrop } from '../../pipeline/stage.ts';

const names = {
  stages: new Map([
    ['revenue', 'revenue'],
    ['变现', 'revenue'],
  ]),
  apps: new Set(['康宁医生']),
};
const row = { date: '2026-07-01', app: '康宁医生', stage: 'revenue', metric: '支付成功率', value: '1,234.5' };

test('a row is read by machine ids or labels, with grouped numbers and percentages', () => {
  const read = {
    day: Date.UTC(2026, 6, 1) / 86_400_000,
    app: '康宁医生',
    stage: 'revenue',
    metric: '支付成功率',
  };
  expect(funnelNumber(row, names)).toEqual({ ...read, value: 1234.5 });
  expect(funnelNumber({ ...row, date: '2026/7/1', stage: ' 变现', value: '93.5%' }, names)).toEqual({
    ...read,
    value: expect.closeTo(0.935),
  });
});

test('what cannot be read is refused with its reason and value', () => {
  const refused = (given: Partial<typeof row>) => {
    const read = funnelNumber({ ...row, ...given }, names);
    return isDrop(read) ? [read.drop, read.detail] : read;
  };
  expect(refused({ date: '2026-02-30' })).toEqual(['bad-date', '"2026-02-30" is no day such as 2026-07-01']);
  expect(refused({ app: '别家' })).toEqual(['bad-value', 'app "别家" has no reviews (known: 康宁医生)']);
  expect(refused({ stage: 'paying' })).toEqual(['bad-value', 'stage "paying" (known: revenue)']);
  expect(refused({ metric: ' ' })).toEqual(['bad-value', 'the metric has no name']);
  expect(refused({ value: '很多' })).toEqual(['bad-value', 'value "很多" is no number']);
});

test('the header may be Chinese or English, in any order; none may be missing', () => {
  expect(funnelHeader(['数值', '指标', '阶段', '应用', '日期', '备注'])).toEqual({
    ...{ date: 4, app: 3, stage: 2, metric: 1, value: 0 },
  });
  expect(funnelHeader(['date', 'app', 'stage', 'value'])).toBeNull();
});

test('rank correlation describes order alone, and needs eight weeks', () => {
  const weeks = [1, 2, 3, 4, 5, 6, 7, 8];
  expect(rankCorrelation(weeks.map((week) => [week, week ** 3]))).toBeCloseTo(1);
  expect(rankCorrelation(weeks.map((week) => [week, -week]))).toBeCloseTo(-1);
  expect(rankCorrelation(weeks.map((week) => [week, 5]))).toBeNull();
  expect(rankCorrelation(weeks.slice(1).map((week) => [week, week]))).toBeNull();
});
