/** Reading reviews from files: every format in, one record out. */
export { expandInputs, mappingBeside } from './inputs.ts';
export { type IngestOptions, type Item, rejectOf, type SourceNote } from './items.ts';
export { fromJsonLine } from './json-review.ts';
export { type Mapping, readMapping } from './mapping.ts';
export { parseInstant } from './dates.ts';
export { normalise } from './normalise.ts';
export { plainTable } from './plain-table.ts';
export { readSource } from './read-source.ts';
