const minute = 60_000;
const day = 86_400_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  /** Offset in milliseconds of each UTC day that has only one; `null` for a day on which the clocks change. */
  readonly days: Map<number, number | null>;
}

const zones = new Map<string, Zone>();

/** Whether this is an IANA zone that the platform knows. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * The UTC instant, in epoch milliseconds, at which clocks in `zone` show `local`: a wall-clock time counted as if it were UTC.
 * A time shown twice in autumn is the first of the two; one that is skipped in spring is within an hour of it.
 */
export function instantIn(zone: string, local: number): number {
  const known = zoneOf(zone);
  return local - offsetAt(known, local - offsetAt(known, local));
}

function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, days: new Map<number, number | null>() };
  zones.set(name, zone);
  return zone;
}

function offsetAt(zone: Zone, instant: number): number {
  const start = Math.floor(instant / day);
  const known = zone.days.get(start);
  if (known !== undefined) return known ?? computed(zone, instant);
  const first = computed(zone, start * day);
  zone.days.set(start, first === computed(zone, (start + 1) * day - minute) ? first : null);
  return offsetAt(zone, instant);
}

function computed({ format }: Zone, instant: number): number {
  const at: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) at[type] = Number(value);
  const shown = Date.UTC(at.year!, at.month! - 1, at.day, at.hour, at.minute, at.second);
  return shown - Math.floor(instant / 1000) * 1000;
}
