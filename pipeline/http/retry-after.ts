/** A date as HTTP has it, such as `Sun, 02 Mar 2025 02:00:30 GMT` (RFC 9110, 5.6.7; obsolete shapes are no longer sent). */
const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Seconds that a `Retry-After` header asks to wait (RFC 9110, 10.2.3), from 0; null where it is missing or says nothing. */
export function retryAfter(header: string | null, now: Date): number | null {
  const given = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(given)) return Number(given);
  if (!httpDate.test(given)) return null;
  const instant = Date.parse(given);
  return Number.isNaN(instant) ? null : Math.max(0, (instant - now.getTime()) / 1000);
}
