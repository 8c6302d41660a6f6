import { closeSync, fstatSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { CleanParts } from './clean/context.ts';
import { lexiconFolder } from './folders.ts';
import type { KnowledgeParts } from './lexicon/knowledge.ts';
import { compileModel, lexiconHash, modelHash, type ModelParts } from './model.ts';
import { moduleHash } from './module-hash.ts';
import { beginsWith, packed } from './packed.ts';

/** All that a coder is made of but its code: lexicons and weights compiled, as plain data that threads can share. */
export interface CoderParts {
  /** What it was compiled from and for; the first member, which tells whether the rest is current. */
  readonly sources: Sources;
  readonly knowledge: KnowledgeParts;
  readonly cleaning: CleanParts;
  readonly model: ModelParts;
}

/** Hashes of lexicons and weights, and the version of the code. */
export interface Sources {
  readonly code: string;
  readonly lexicon: string;
  readonly model: string;
}

/** Made by the build beside the compiled modules; the sources of the program have none. */
const compiledFile = new URL('compiled.bin', import.meta.url);

/** Which lexicons a coder has. */
export interface CoderSource {
  /** Folder of the lexicons; absent: those of the package. */
  readonly lexicons?: string | undefined;
}

/**
 * What the coder of a lexicon folder is made of, packed, for any number of threads to share: as the build compiled it where the folder
 * still says the same, in some tens of milliseconds; else compiled from the folder, which takes a second.
 * @throws UserError where a lexicon or the weights are missing or wrong
 */
export async function coderData(source: CoderSource): Promise<SharedArrayBuffer> {
  const sources = sourcesOf(source);
  const compiled = readCompiled();
  return compiled !== undefined && beginsWith(compiled, { sources }) ? compiled : compile(source, sources);
}

/**
 * Compiles the lexicons of the package for `coderData` to find: what the build and `wenzhen learn` do.
 * @throws UserError where a lexicon or the weights are missing or wrong
 */
export async function writeCompiled(): Promise<void> {
  writeFileSync(compiledFile, new Uint8Array(await compile({}, sourcesOf({}))));
}

async function compile(
  { lexicons = lexiconFolder }: CoderSource,
  sources: Sources,
): Promise<SharedArrayBuffer> {
  const { compileKnowledge } = await import('./lexicon/read-knowledge.ts');
  const { compileCleaning } = await import('./clean/read-context.ts');
  const knowledge = compileKnowledge(lexicons);
  const parts: CoderParts = {
    sources,
    knowledge,
    cleaning: compileCleaning(lexicons),
    model: compileModel(lexicons, knowledge.codebook),
  };
  return packed(parts);
}

/**
 * The sources of a coder.
 * @throws UserError where a lexicon folder or the weights are missing
 */
export const sourcesOf = ({ lexicons = lexiconFolder }: CoderSource): Sources => ({
  code: codeVersion(),
  lexicon: lexiconHash(lexicons),
  model: modelHash(lexicons),
});

/** The package's version, and a hash of all modules that this one needs: no change of the row stages goes by unseen. */
function codeVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return `${version}+${moduleHash(rowStages)}`;
}

/** The module of the row stages, in the source or as compiled. */
const rowStages = new URL(`chain${extname(import.meta.url)}`, import.meta.url);

function readCompiled(): SharedArrayBuffer | undefined {
  let file: number;
  try {
    file = openSync(compiledFile, 'r');
  } catch {
    return undefined;
  }
  try {
    const bytes = new SharedArrayBuffer(fstatSync(file).size);
    for (let at = 0; at < bytes.byteLength; ) {
      const read = readSync(file, new Uint8Array(bytes), at, bytes.byteLength - at, at);
      if (read === 0) return undefined;
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
