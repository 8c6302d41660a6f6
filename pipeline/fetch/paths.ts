import { movedSecret } from '../http/secret.ts';
import type { FetchConfig, JsonConfig } from './config.ts';

/** The same source, whose own paths are meant from elsewhere: its mapping, its folder, its files with secrets. */
export function sourceFrom(config: FetchConfig, from: (path: string) => string): FetchConfig {
  const moved = { ...config, ...(config.mapping === undefined ? {} : { mapping: from(config.mapping) }) };
  switch (moved.kind) {
    case 'google-play':
      return { ...moved, folder: from(moved.folder) };
    case 'app-store-connect':
      return { ...moved, key: movedSecret(moved.key, from) };
    case 'json':
      return { ...moved, headers: movedHeaders(moved.headers, from) };
    default:
      return moved;
  }
}

const movedHeaders = (
  headers: JsonConfig['headers'],
  from: (path: string) => string,
): JsonConfig['headers'] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : { ...value, secret: movedSecret(value.secret, from) },
    ]),
  );
