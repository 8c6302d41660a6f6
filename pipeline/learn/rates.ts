import type { Figure, Formula, Measured } from './bootstrap.ts';

export interface Rates {
  readonly precision: Figure;
  readonly recall: Figure;
  readonly f1: Figure;
}

/** One count out of another; 0 where there is nothing to share. */
export const share =
  (part: string, all: string): Formula =>
  (sum) =>
    sum(part) / (sum(all) || 1);

/** F1 out of the counts `<of> hit`, `<of> extra` and `<of> missed`. */
export const f1 =
  (of: string): Formula =>
  (sum) =>
    (2 * sum(`${of} hit`)) / (2 * sum(`${of} hit`) + sum(`${of} extra`) + sum(`${of} missed`) || 1);

export const ratesOf = (of: string, { figure }: Measured): Rates => ({
  precision: figure((sum) => sum(`${of} hit`) / (sum(`${of} hit`) + sum(`${of} extra`) || 1)),
  recall: figure((sum) => sum(`${of} hit`) / (sum(`${of} hit`) + sum(`${of} missed`) || 1)),
  f1: figure(f1(of)),
});
