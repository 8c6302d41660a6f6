#!/usr/bin/env node
// Notes the views and their columns as those of the last release, which later ones keep: run when a release is made, after
// `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs';
import { schemaEntries } from '../.dist/store/dictionary.js';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const views = schemaEntries()
  .filter(({ type }) => type === 'view')
  .map(({ name, columns }) => [name, columns.map((column) => column.name)])
  .sort();
writeFileSync(
  new URL('../tests/store/released-views.json', import.meta.url),
  `${JSON.stringify({ version, views: Object.fromEntries(views) }, null, 2)}\n`,
);
