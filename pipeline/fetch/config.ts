import { z } from 'zod';
import { reading } from '../config.ts';

/** One source that reaches out. Each kind adds keys of its own; every one has a name, and may say how what it brings is to be read. */
export const fetchShape = z.looseObject({
  /** Unique; the name of its folder, of its cursor, and of it in messages. */
  name: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, { error: 'letters, digits, . _ -' }),
  kind: z.string().min(1),
  ...reading,
});

export type FetchConfig = z.output<typeof fetchShape>;
