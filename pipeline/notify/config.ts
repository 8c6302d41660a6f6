import { z } from 'zod';

/** One place where alerts go. Each kind adds keys of its own. */
export const channelShape = z.looseObject({
  /** Unique; its name in messages and in what is kept of deliveries. */
  name: z.string().min(1),
  kind: z.string().min(1),
});

export type ChannelConfig = z.output<typeof channelShape>;
