import type { ClauseReading, Scope } from '../reading.ts';

/**
 * The scope of every clause. A rival named opens its scope, which lasts until words for this product come: 隔壁那个老崩，这个不会. What was bad
 * before is mended where a later clause speaks of now or of the cure and no clause from there on blames.
 * Law: never every clause is foreign; a review that would be is wholly its own.
 */
export function scopesOf(readings: readonly ClauseReading[]): Scope[] {
  let current: Scope = 'own';
  const scopes = readings.map(({ rival, self }): Scope => {
    if (self) current = 'own';
    else if (rival) current = 'rival';
    return current;
  });
  for (let at = 0; at < readings.length; at++)
    if (scopes[at] === 'own' && isPastFault(readings[at]!) && isCuredBehind(readings, at))
      scopes[at] = 'mended';
  return scopes.includes('own') ? scopes : readings.map(() => 'own');
}

const isPastFault = ({ past, now, blame, praise }: ClauseReading): boolean => past && !now && blame >= praise;

function isCuredBehind(readings: readonly ClauseReading[], fault: number): boolean {
  for (let at = readings.length - 1; at > fault; at--) {
    const { blame, praise, now, mended } = readings[at]!;
    if (blame > praise) return false;
    if (now || mended) return true;
  }
  return false;
}
