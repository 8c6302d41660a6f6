import { z } from 'zod';

const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether what is sent there stays unread on its way: by TLS, or on this machine. */
export const isPrivate = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || loopback.test(hostname);

/** An address of the web without user and password, which belong into a header. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .refine((given) => new URL(given).username === '' && new URL(given).password === '', {
    error: 'without user and password: name them in headers, as a secret',
  });

/** A URL as it can be told: where a secret may stand, in query and fragment, is left out. */
export const shownUrl = ({ origin, pathname }: URL): string => `${origin}${pathname}`;
