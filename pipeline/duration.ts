import { z } from 'zod';

const seconds = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** A span of time as people write it, `90s`, `45m`, `2h` or `30d`, in seconds. */
export const duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, { error: '90s, 45m, 2h, 30d …' })
  .transform((given) => Number(given.slice(0, -1)) * seconds[given.slice(-1) as keyof typeof seconds]);
