import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { lexiconFolder } from '../folders.ts';
import type { SourceSettings } from '../config.ts';
import { UserError } from '../errors.ts';
import { expandInputs, mappingBeside } from '../ingest/index.ts';
import { sha256Of } from '../input.ts';
import { isTaken, type TakenInput } from '../store/nights.ts';
import type { NightConfig } from './config.ts';

/** A file that a night is to read. */
export interface NightInput extends TakenInput {
  /** Whose it is: the name of a source, or the path as the file of the night says it. */
  readonly group: string;
  readonly settings: SourceSettings;
}

export interface NightInputs {
  /** Files that are new, changed, or to be read in another way than before. */
  readonly toRead: readonly NightInput[];
  /** How many files are as a night has read them before. */
  readonly known: number;
  /** What else the results rest on, where it has changed since the last publication: lexicons, platforms, funnel numbers. */
  readonly changed: readonly TakenInput[];
  /** Inputs that are not there. */
  readonly faults: readonly UserError[];
}

/**
 * All files of the inputs and of the folders of the sources, in the order of the file of the night, but those that a night has read
 * already. An empty folder is a quiet night, no fault.
 * @param code version of the program's row stages: another one may read what this one rejected
 */
export async function nightInputs(
  config: NightConfig,
  db: Database.Database | null,
  code: string,
): Promise<NightInputs> {
  const faults: UserError[] = [];
  const files = new Map<string, NightInput>();
  let known = 0;
  for (const [group, settings] of groupsOf(config)) {
    for (const path of await filesOf(settings.path, faults)) {
      if (files.has(path)) continue;
      const one = await inputOf(path, group, settings, code);
      if (db !== null && isTaken(db, one)) known++;
      else files.set(path, one);
    }
  }
  const rests = await restsOn(config, code);
  const changed = db === null ? rests : rests.filter((one) => !isTaken(db, one));
  return { toRead: [...files.values()], known, changed, faults };
}

/** What the results rest on beside the inputs, as it is now. */
async function restsOn(
  { lexicons = lexiconFolder, platforms, funnel }: NightConfig,
  code: string,
): Promise<TakenInput[]> {
  const files = [platforms, funnel].filter((file) => file !== undefined);
  return [
    { path: lexicons, sha256: await sha256OfFolder(lexicons), reading: code },
    ...(await Promise.all(
      files.map(async (path) => ({ path, sha256: await sha256Of(path), reading: code })),
    )),
  ];
}

/** SHA-256 over the names and contents of all files of a folder, in hex. */
async function sha256OfFolder(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(folder, { recursive: true });
  for (const name of names.sort()) hash.update(`${name} ${await sha256Of(join(folder, name))}\n`);
  return hash.digest('hex');
}

/** Inputs and folders of sources with the way they are read. */
function groupsOf({ inputs, sources, drop, zone }: NightConfig): [string, SourceSettings][] {
  const common = zone === undefined ? {} : { zone };
  return [
    ...inputs.map(({ written, ...input }): [string, SourceSettings] => [written, { ...common, ...input }]),
    ...sources.map((source): [string, SourceSettings] => [
      source.name,
      { ...common, ...readingOf(source), path: folderOf(drop, source.name) },
    ]),
  ];
}

/** The folder into which a source writes. */
const folderOf = (drop: string, source: string): string => join(drop, source);

const readingOf = ({
  app,
  zone,
  encoding,
  mapping,
}: Omit<SourceSettings, 'path'>): Omit<SourceSettings, 'path'> => ({
  ...(app === undefined ? {} : { app }),
  ...(zone === undefined ? {} : { zone }),
  ...(encoding === undefined ? {} : { encoding }),
  ...(mapping === undefined ? {} : { mapping }),
});

/** Nothing lies where files may lie: nobody has put any there yet. */
const isQuiet = (path: string, { code }: UserError): boolean =>
  code === 'empty-folder' || (code === 'no-such-input' && /[*?]/.test(path));

async function filesOf(path: string, faults: UserError[]): Promise<string[]> {
  try {
    return await expandInputs([path]);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (!isQuiet(path, error)) faults.push(error);
    return [];
  }
}

async function inputOf(
  path: string,
  group: string,
  settings: SourceSettings,
  code: string,
): Promise<NightInput> {
  const { app, zone, encoding, mapping = mappingBeside(path) } = settings;
  const words = mapping !== undefined && existsSync(mapping) ? readFileSync(mapping, 'utf8') : '';
  const reading = JSON.stringify([app, zone, encoding, words, code]);
  return {
    ...{ path, group, sha256: await sha256Of(path) },
    reading: createHash('sha256').update(reading).digest('hex').slice(0, 16),
    settings: { ...settings, path },
  };
}
