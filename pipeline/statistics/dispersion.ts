/** Reviews of one day and how many of them state a thing. */
export interface Trial {
  readonly reviews: number;
  readonly stating: number;
}

/**
 * By how much days differ more than chance alone would make them: Pearson's χ² about each group's own share over its degrees of freedom,
 * at least 1. Counts divided by it make binomial intervals as wide as the days are uneven.
 * Source: P. McCullagh, J. A. Nelder, Generalized Linear Models, 2nd ed. (1989), 4.5.
 */
export function dispersionOf(groups: readonly (readonly Trial[])[]): number {
  let chiSquare = 0;
  let freedom = 0;
  for (const group of groups) {
    const days = group.filter(({ reviews }) => reviews > 0);
    const reviews = days.reduce((sum, day) => sum + day.reviews, 0);
    const share = days.reduce((sum, day) => sum + day.stating, 0) / Math.max(1, reviews);
    if (share <= 0 || share >= 1) continue;
    for (const day of days)
      chiSquare += (day.stating - day.reviews * share) ** 2 / (day.reviews * share * (1 - share));
    freedom += days.length - 1;
  }
  return freedom > 0 ? Math.max(1, chiSquare / freedom) : 1;
}
