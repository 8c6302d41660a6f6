import { basename } from 'node:path';
import { UserError } from '../errors.ts';
import { tally } from './counts.ts';
import type { GoldReview } from './examples.ts';

/** What is held out together: an app, or a domain of apps that are alike. */
export type Unit = 'app' | 'domain';

/** Who is held out when. */
export interface HoldOut {
  /** The groups that are held out, largest first; their places number the folds. */
  readonly groups: readonly string[];
  /** The fold of each review, -1 for one that is only trained on. */
  readonly folds: Int32Array;
}

/** A smaller group's figures would say more of chance than of the coder. */
const leastReviews = 50;

/** The domain of an app: as the settings say of it or of its file; else each file is a domain. */
export const domainOf = ({ app, file }: GoldReview, domains: Readonly<Record<string, string>>): string =>
  (app === undefined ? undefined : domains[app]) ?? domains[basename(file)] ?? basename(file);

/**
 * Deals reviews into one fold a group. A review that is not measured is held out with its group too, so that nothing of a held-out app is
 * ever trained on.
 * @throws UserError `too-few-groups` where fewer than two groups are large enough
 */
export function holdOut(groupOf: readonly string[], measured: readonly boolean[]): HoldOut {
  const sizes = tally(groupOf.filter((_, at) => measured[at]));
  const groups = [...sizes]
    .filter(([, size]) => size >= leastReviews)
    .sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1))
    .map(([group]) => group);
  if (groups.length < 2) throw tooFew(sizes);
  const folds = new Map(groups.map((group, fold) => [group, fold]));
  return { groups, folds: Int32Array.from(groupOf, (group) => folds.get(group) ?? -1) };
}

function tooFew(sizes: ReadonlyMap<string, number>): UserError {
  const found = [...sizes].map(([group, size]) => `${group} ${size}`).join(', ');
  return new UserError({
    code: 'too-few-groups',
    message: `cross-validation needs two groups of at least ${leastReviews} reviews; found: ${found}`,
    hint: 'Give more gold files, or put apps together under `domains` in the settings and use --cross domain.',
    zh: {
      message: `交叉验证至少需要两组各不少于 ${leastReviews} 条的评论；现有：${found}`,
      hint: '请给出更多标注文件，或在设置的 domains 中合并应用，并用 --cross domain。',
    },
  });
}
