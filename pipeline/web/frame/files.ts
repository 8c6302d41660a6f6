import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { keys } from './keys.ts';
import { style } from './style.ts';

interface StaticFile {
  readonly type: string;
  readonly content: () => string;
}

const script = 'text/javascript; charset=utf-8';

/** The only files that are served, by the whole of their path. */
export const files: Readonly<Record<string, StaticFile>> = {
  '/style.css': { type: 'text/css; charset=utf-8', content: () => style },
  '/keys.js': { type: script, content: () => keys },
  '/htmx.js': { type: script, content: () => htmx() },
};

const htmx = (): string =>
  readFileSync(createRequire(import.meta.url).resolve('htmx.org/dist/htmx.min.js'), 'utf8');
