export const dateUnits = ['day', 'week', 'month', 'year'] as const;

/** How finely dates are told. */
export type DateUnit = (typeof dateUnits)[number];

const dayLength = 86_400_000;

/** The period that an ISO day belongs to: the day, the Monday of its week, `YYYY-MM` or `YYYY`. */
export function periodOf(day: string, unit: DateUnit): string {
  if (unit === 'day') return day;
  if (unit === 'week') return mondayOf(day);
  return day.slice(0, unit === 'month' ? 7 : 4);
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - sinceMonday * dayLength).toISOString().slice(0, 10);
}
