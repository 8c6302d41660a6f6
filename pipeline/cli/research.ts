import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lexiconFolder } from '../folders.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { dimensions } from '../export/research/dimensions.ts';
import { writeResearch } from '../export/research/index.ts';
import type { CrossPair } from '../export/research/options.ts';
import { filesExported } from '../exported.ts';
import { askStore } from '../store/store.ts';
import { note } from './note-exports.ts';
import { filesTold } from './summary.ts';
import { type ExitCode, exitCode, print, type Terminal } from './terminal.ts';

/** `wenzhen export --bundle research`: the bundle, in `research` beside the database unless `--out` names a folder. */
export async function exportResearch(settings: Settings, terminal: Terminal): Promise<ExitCode> {
  const { db, lang, k, dates, health, bom, seed, agreement, lexicons = lexiconFolder } = settings;
  const { cross, out = join(dirname(db), 'research') } = settings;
  const crosses = Array.isArray(cross) ? cross.map(crossPairOf) : [];
  const salt = saltOf(settings.salt);
  const options = { lang, crosses, k, dates, health, salt, bom, seed, agreement, lexicons };
  const { files, privacy } = await askStore(db, (store) => writeResearch(store, out, options));
  note(db, filesExported('research', files), terminal);
  for (const line of privacy[lang]) print(terminal, line);
  print(terminal, filesTold(files, lang));
  return exitCode.done;
}

/** `issue,app`: two different dimensions. @throws UserError `bad-cross` */
function crossPairOf(given: string): CrossPair {
  const [one, other, ...more] = given.split(',').map((name) => dimensions.find((known) => known === name));
  if (one !== undefined && other !== undefined && one !== other && more.length === 0) return [one, other];
  const known = dimensions.join(', ');
  throw new UserError({
    code: 'bad-cross',
    message: `cross-table "${given}" is not two different dimensions with a comma between`,
    hint: `Known dimensions: ${known}; for example --cross issue,app stage,stars.`,
    zh: {
      message: `交叉表 "${given}" 不是以逗号分开的两个不同维度`,
      hint: `可用的维度：${known}；例如 --cross issue,app stage,stars。`,
    },
  });
}

/** Shorter ones could be found by trying. */
const shortestSalt = 16;

/** From the file, else from the environment. @throws UserError `bad-salt` */
function saltOf(file: string | undefined): string | undefined {
  const salt = file === undefined ? process.env.WENZHEN_SALT : readSalt(file);
  if (salt === undefined || salt === '') return undefined;
  if (salt.length < shortestSalt)
    throw badSalt(`the salt has ${salt.length} characters`, `盐只有 ${salt.length} 个字符`);
  return salt;
}

function readSalt(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw badSalt(`cannot read the salt in ${file}`, `无法读取盐文件 ${file}`);
  }
}

const badSalt = (message: string, chinese: string): UserError =>
  new UserError({
    code: 'bad-salt',
    message,
    hint: `A salt is at least ${shortestSalt} secret characters, such as \`openssl rand -hex 16\` gives.`,
    zh: {
      message: chinese,
      hint: `盐至少 ${shortestSalt} 个字符且须保密，如 \`openssl rand -hex 16\` 的输出。`,
    },
  });
