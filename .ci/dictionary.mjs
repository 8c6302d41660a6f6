#!/usr/bin/env node
// Writes the data dictionary from the comments of the schema: `npm run build && node .ci/dictionary.mjs`.
import { writeFileSync } from 'node:fs';
import { dataDictionary } from '../.dist/store/dictionary.js';

writeFileSync(new URL('../pipeline/store/dictionary.md', import.meta.url), dataDictionary());
