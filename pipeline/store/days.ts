/** SQL for the ISO UTC instant of seconds since 1970. */
export const instant = (seconds: string) => `strftime('%Y-%m-%dT%H:%M:%SZ', ${seconds}, 'unixepoch')`;

/** SQL for the day, in China Standard Time (UTC+8), of an instant in seconds since 1970 UTC. */
export const chinaDay = (seconds: string) => `date(${seconds} + 28800, 'unixepoch')`;

/** SQL for the day number (`dayNumber`) of an instant in seconds since 1970 UTC. */
export const dayOf = (seconds: string) => `coalesce((${seconds} + 28800) / 86400, -1)`;

/** SQL for the ISO day of a day number: days since 1970-01-01, China Standard Time; NULL for -1, the undated. */
export const isoDay = (day: string) => `iif(${day} < 0, NULL, date(${day} * 86400, 'unixepoch'))`;

/** SQL for the day number of the Monday of a day number's week; 1970-01-01 was a Thursday. */
export const mondayOf = (day: string) => `(${day} - (${day} + 3) % 7)`;

const dayLength = 86_400;
const zone = 8 * 3_600;

/** The number of undated reviews' day. */
export const undated = -1;

/** The day number of an instant (reviews are of 1990 and later): days since 1970-01-01, China Standard Time; -1 for none. */
export const dayNumber = (seconds: number | null): number =>
  seconds === null ? undated : Math.floor((seconds + zone) / dayLength);

/** The ISO day of a day number from 0. */
export const dayOfNumber = (day: number): string =>
  new Date(day * dayLength * 1000).toISOString().slice(0, 10);

/** The day number of an ISO day. */
export const numberOfDay = (iso: string): number => Date.parse(iso) / 1000 / dayLength;

/** The instant at which an ISO day begins in China, seconds since 1970 UTC. */
export const instantOfDay = (iso: string): number => numberOfDay(iso) * dayLength - zone;
