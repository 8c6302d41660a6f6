import { isIP } from 'node:net';

/**
 * Whether a request names us as we are called. A page of another site that has made its own name point at this machine (DNS rebinding)
 * sends that name; an address, `localhost` and the name given with `--host` cannot be made to point here.
 */
export function isOurs(header: string | undefined, host: string): boolean {
  const name = nameOf(header ?? '');
  return name === 'localhost' || name === host.toLowerCase() || isIP(name) !== 0;
}

/** `127.0.0.1` of `127.0.0.1:4000`, `::1` of `[::1]:4000`. */
const nameOf = (header: string): string => {
  const [, bracketed, plain] =
    /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(?::\d{1,5})?$/.exec(header.toLowerCase()) ?? [];
  return bracketed ?? plain ?? '';
};
