import { fileURLToPath } from 'node:url';

/** The folder of the lexicons that ship with the package. */
export const lexiconFolder = fileURLToPath(new URL('../lexicons/', import.meta.url));

/** Folder, within a lexicon folder, of what is known of causes. */
export const causesFolder = 'causes';

/** Folder, within a lexicon folder, of what is needed to publish results; coding does not depend on it. */
export const publicationFolder = 'publication';
