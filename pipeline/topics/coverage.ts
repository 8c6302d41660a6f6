/** How many reviews of a topic are coded with an issue, and how many of these with less than even odds to be right. */
export interface IssueShare {
  readonly issue: string;
  readonly reviews: number;
  readonly unsure: number;
}

/** Issues of the codebook that mean: nothing else fits. */
const nothingElse = /^other\./;

/**
 * How badly the codebook covers a topic, in [0, 1]: one minus the share of its reviews that are coded surely and with an issue that says
 * something, over the number of issues that the topic is spread over (the exponential of the entropy of its issues). 0: one clear issue.
 */
export function uncovered(issues: readonly IssueShare[]): number {
  const all = issues.reduce((sum, { reviews }) => sum + reviews, 0);
  if (all === 0) return 0;
  let clear = 0;
  let entropy = 0;
  for (const { issue, reviews, unsure } of issues) {
    if (!nothingElse.test(issue)) clear += reviews - unsure;
    if (reviews > 0) entropy -= (reviews / all) * Math.log(reviews / all);
  }
  return 1 - clear / all / Math.exp(entropy);
}
