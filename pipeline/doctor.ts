import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lexiconFolder } from './folders.ts';
import type { Settings } from './config.ts';
import { UserError } from './errors.ts';
import type { Label } from './lang.ts';

/** `missing`: not there, and nothing needs it. `broken`: something that is needed does not work. */
export type Health = 'ok' | 'missing' | 'broken';

/** What was looked at, how it is, and in words what was seen or what to do. */
export interface Finding {
  readonly part: Label;
  readonly health: Health;
  readonly detail: Label;
}

type Patient = Pick<Settings, 'segmenter' | 'lexicons' | 'db'>;

/** The oldest Node that every package we use supports; `engines` in package.json says the same. */
const oldestNode = [20, 19] as const;
/** `contentless_delete` of the full-text index came with SQLite 3.43. */
const fullText = "CREATE VIRTUAL TABLE probe USING fts5(text, content='', contentless_delete=1)";

/** Examines the installation, the lexicons and the database; never throws for what it finds. */
export async function examine(settings: Patient): Promise<Finding[]> {
  const lexicons = settings.lexicons ?? lexiconFolder;
  return [
    await finding(part('Node.js', 'Node.js'), node),
    await finding(part('SQLite', 'SQLite'), sqlite),
    await finding(part('分词引擎 jieba', 'segmenter jieba'), () => segmenter('jieba', lexicons)),
    await finding(
      part('分词引擎 nodejieba', 'segmenter nodejieba'),
      () => segmenter('nodejieba', lexicons),
      settings.segmenter === 'nodejieba',
    ),
    await finding(part('词典', 'lexicons'), () => knowledge(lexicons)),
    await finding(part('编码器', 'coder'), () => coder(settings)),
    await finding(part('数据库', 'database'), () => database(settings.db), existsSync(settings.db)),
  ];
}

const part = (zh: string, en: string): Label => ({ zh, en });

/** Runs one check; what it throws is the finding. */
async function finding(name: Label, check: () => Promise<Label>, needed = true): Promise<Finding> {
  try {
    return { part: name, health: 'ok', detail: await check() };
  } catch (error) {
    return { part: name, health: needed ? 'broken' : 'missing', detail: complaintOf(error as Error) };
  }
}

function complaintOf(error: Error): Label {
  const en = error.message;
  return { en, zh: (error instanceof UserError && error.zh?.message) || en };
}

async function node(): Promise<Label> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor, oldMinor] = oldestNode;
  if (major < oldMajor || (major === oldMajor && minor < oldMinor)) {
    throw unfit(
      `Node ${process.versions.node} is too old; install ${oldMajor}.${oldMinor} or newer`,
      `Node ${process.versions.node} 过旧，请安装 ${oldMajor}.${oldMinor} 或更新的版本`,
    );
  }
  return same(process.versions.node);
}

async function sqlite(): Promise<Label> {
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(':memory:');
  db.exec(fullText);
  const version = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  return { zh: `${version}，含全文检索 FTS5`, en: `${version} with full-text search FTS5` };
}

async function segmenter(engine: Settings['segmenter'], lexicons: string): Promise<Label> {
  const { loadSegmentContext } = await import('./segment/index.ts');
  const { segmenter: loaded } = await loadSegmentContext({
    engine,
    dictionary: join(lexicons, 'dictionary.txt'),
  });
  return same(`${loaded.engine} ${loaded.version}`);
}

async function knowledge(lexicons: string): Promise<Label> {
  const { lintLexicons, shownFault } = await import('./lexicon/lint.ts');
  const { readKnowledge } = await import('./lexicon/read-knowledge.ts');
  const faults = lintLexicons(lexicons);
  const errors = faults.filter(({ severity }) => severity === 'error').map(shownFault);
  if (errors.length > 0) throw unfit(told(errors, '; '), told(errors, '；'));
  const { codebook, matcher } = readKnowledge(lexicons);
  const [issues, cues, classes] = [
    Object.keys(codebook.issues).length,
    matcher.cues.length,
    matcher.classNames.length,
  ];
  const first = faults[0] === undefined ? '' : shownFault(faults[0]);
  return {
    zh: `${issues} 个问题类别，${cues} 条线索，${classes} 个词类${first && `；${faults.length} 条可删改，如 ${first}`}`,
    en: `${issues} issues, ${cues} cues, ${classes} word classes${first && `; ${faults.length} could go, such as ${first}`}`,
  };
}

/** The first three of many, and how many there are. */
const told = (faults: readonly string[], between: string): string =>
  [...faults.slice(0, 3), ...(faults.length > 3 ? [`… (${faults.length})`] : [])].join(between);

async function coder({ segmenter: engine, lexicons }: Patient): Promise<Label> {
  const { loadCoder } = await import('./chain.ts');
  const { versions } = await loadCoder({ segmenter: engine, lexicons });
  return {
    zh: `词典 ${versions.lexicon}，权重 ${versions.model}`,
    en: `lexicons ${versions.lexicon}, weights ${versions.model}`,
  };
}

async function database(path: string): Promise<Label> {
  const { openStore, storeFaults } = await import('./store/store.ts');
  const store = openStore(path, { readonly: true });
  const faults = storeFaults(store);
  store.close();
  if (faults.length > 0)
    throw unfit(`${path}: ${faults.slice(0, 3).join('; ')}`, `${path}：${faults.slice(0, 3).join('；')}`);
  return { zh: `${path}，完整性与外键均正常`, en: `${path}, integrity and foreign keys sound` };
}

const same = (text: string): Label => ({ zh: text, en: text });

const unfit = (message: string, zh: string): UserError =>
  new UserError({ code: 'unfit', message, zh: { message: zh } });
