import type { Mask, MaskKind } from '../../../pipeline/records.ts';
import { cleaned } from '../samples.ts';
import type { Sample, Truth } from './samples.ts';

/** How well one kind is found; `right` are masks that lie on data of that kind. */
export interface KindMeasure {
  readonly kind: MaskKind;
  readonly truths: number;
  readonly found: number;
  readonly recall: number;
  readonly masks: number;
  readonly right: number;
  readonly precision: number;
}

/** What went wrong, to be looked at. */
export interface Misses {
  readonly missed: readonly (Truth & { readonly text: string })[];
  readonly wrong: readonly (Mask & { readonly text: string })[];
}

/** Characters that a mask may reach beyond the data: the cue's last one, a blank, a bracket. */
const leeway = 3;

/** Recall: data of which nothing is left open, under whatever name. Precision: masks that lie on data, under the right name. */
export function measure(samples: readonly Sample[]): { readonly kinds: KindMeasure[] } & Misses {
  const tally = new Map<MaskKind, { truths: number; found: number; masks: number; right: number }>();
  const of = (kind: MaskKind) => {
    if (!tally.has(kind)) tally.set(kind, { truths: 0, found: 0, masks: 0, right: 0 });
    return tally.get(kind)!;
  };
  const missed: Misses['missed'][number][] = [];
  const wrong: Misses['wrong'][number][] = [];
  for (const { text, truths } of samples) {
    const { masks } = cleaned({ text }).textField;
    for (const truth of truths) {
      of(truth.kind).truths++;
      if (isCovered(truth, masks)) of(truth.kind).found++;
      else missed.push({ ...truth, text });
    }
    for (const mask of masks) {
      of(mask.kind).masks++;
      if (truths.some((truth) => liesOn(mask, truth))) of(mask.kind).right++;
      else wrong.push({ ...mask, text });
    }
  }
  const kinds = [...tally].map(([kind, { truths, found, masks, right }]) => ({
    ...{ kind, truths, found, recall: found / truths },
    ...{ masks, right, precision: right / masks },
  }));
  return { kinds, missed, wrong };
}

/** Whether the masks leave nothing of the truth open. */
function isCovered({ start, end }: Truth, masks: readonly Mask[]): boolean {
  let at = start;
  for (const mask of masks) if (mask.start <= at && mask.end > at) at = mask.end;
  return at >= end;
}

const liesOn = (mask: Mask, truth: Truth): boolean =>
  mask.kind === truth.kind &&
  mask.start >= truth.start - leeway &&
  mask.end <= truth.end + leeway &&
  mask.start < truth.end &&
  mask.end > truth.start;
