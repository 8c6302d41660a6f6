import type { Counts } from '../profile.ts';

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** The sum of several counts, by name. */
export function summed(all: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Total variation distance of two mixes, 0 (the same) to 1 (nothing in common): half the sum of the differences of all shares. */
export function distance(one: Counts, other: Counts): number {
  const [ofOne, ofOther] = [total(one) || 1, total(other) || 1];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].reduce(
    (sum, name) => sum + Math.abs((one[name] ?? 0) / ofOne - (other[name] ?? 0) / ofOther) / 2,
    0,
  );
}

/** The name whose share has moved most, and its two shares. */
export function mostMoved(now: Counts, usual: Counts): { name: string; now: number; usual: number } {
  const [ofNow, ofUsual] = [total(now) || 1, total(usual) || 1];
  const names = [...new Set([...Object.keys(now), ...Object.keys(usual)])].sort();
  const moved = names.map((name) => ({
    name,
    now: (now[name] ?? 0) / ofNow,
    usual: (usual[name] ?? 0) / ofUsual,
  }));
  return moved.reduce((most, one) => (apart(one) > apart(most) ? one : most), {
    name: '',
    now: 0,
    usual: 0,
  });
}

const apart = ({ now, usual }: { now: number; usual: number }): number => Math.abs(now - usual);
