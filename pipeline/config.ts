import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, relative, resolve } from 'node:path';
import type * as Yaml from 'yaml';
import { z } from 'zod';
import { groupings } from './agreement/sample/strata.ts';
import { duration } from './duration.ts';
import { UserError } from './errors.ts';
import { dateUnits } from './export/research/period.ts';
import { isZone } from './ingest/zone.ts';
import { nearest } from './nearest.ts';
import type { Stars } from './records.ts';

const require = createRequire(import.meta.url);

/** Encodings that can be forced; `TextDecoder` knows them all. */
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gbk', 'gb18030', 'big5'] as const;

export const path = z.string().min(1);
/** From 1; the command line gives words. */
const wholeNumber = z.coerce.number().int().min(1);

/** How rows are read that do not say everything themselves. */
export const reading = {
  app: z.string().min(1).optional(),
  zone: z.string().refine(isZone, { error: 'an IANA time zone such as Asia/Shanghai or UTC' }).optional(),
  encoding: z.enum(encodings).optional(),
  mapping: path.optional(),
};

/** One input; it may be named by its path alone. */
export const sourceShape = z.strictObject({ path, ...reading });

const toneShape = z.strictObject({ path, app: z.string().min(1).optional() });

/** A source may be named by its path alone. */
export const asSource = (given: unknown): unknown => (typeof given === 'string' ? { path: given } : given);

/** Days as people write them. */
const day = z.iso.date();

/** `1`, `1,2` or `1-3` as the stars that are meant. */
const stars = z.coerce
  .string()
  .regex(/^[1-5](-[1-5]|(,[1-5])*)$/, { error: '1, 1,2, 1-3 …' })
  .transform((given) => {
    const [first, last] = given.split('-').map(Number);
    return last === undefined
      ? given.split(',').map((one) => Number(one) as Stars)
      : ([1, 2, 3, 4, 5] as const).filter((one) => one >= first! && one <= last);
  });

/** Which reviews `search` and `explain` look at. */
const narrowing = {
  issue: z.string().optional(),
  stage: z.string().optional(),
  cause: z.string().optional(),
  stars: stars.optional(),
  polarity: z.string().optional(),
  appVersion: z.string().optional(),
  since: day.optional(),
  until: day.optional(),
  day: day.optional(),
  asOf: z.coerce.number().int().min(1).optional(),
};

/** Every setting there is: the keys of the configuration file, and the options of the command line without `--`. */
const settingsShape = z.strictObject({
  lang: z.enum(['zh', 'en']).default('zh'),
  log: z.enum(['plain', 'json']).default('plain'),
  quiet: z.boolean().default(false),
  strict: z.boolean().default(false),
  db: path.default('output/wenzhen.db'),
  sources: z.array(z.preprocess(asSource, sourceShape)).min(1).optional(),
  ...reading,
  segmenter: z.enum(['jieba', 'nodejieba']).default('jieba'),
  lexicons: path.optional(),
  /** Threads that code reviews. */
  workers: wholeNumber.default(availableParallelism),
  /** Which operator is behind each app. */
  platforms: path.optional(),
  /** The team's own funnel numbers, CSV. */
  funnel: path.optional(),
  out: path.optional(),
  format: z
    .array(z.enum(['csv', 'xlsx', 'jsonl']))
    .min(1)
    .default(['csv', 'xlsx', 'jsonl']),
  /** Whether `run` exports every complaint too; `export` always does. */
  complaints: z.boolean().default(false),
  /** Coded reviews that `learn` trains on and `evaluate` measures against. */
  gold: z.array(path).min(1).optional(),
  /** Coded reviews that are only trained on. */
  train: z.array(path).default([]),
  /** Texts of known tone; `app` where the file does not say what it speaks of. */
  tones: z.array(z.preprocess(asSource, toneShape)).default([]),
  /** Those of the gold files that fit thresholds and confidence; absent: all. */
  calibrate: z.array(path).min(1).optional(),
  cued: z.array(path).min(1).optional(),
  /** Coded reviews to be measured on later: `learn` keeps their texts out of everything, texts of known tone too. */
  hold: z.array(path).default([]),
  /** What `evaluate` holds out in turn; or the cross-tables of a research bundle, such as `issue,app`. */
  cross: z.union([z.enum(['app', 'domain']), z.array(z.string())]).optional(),
  /** The domain of an app, or of a gold file whose reviews name no app. */
  domains: z.record(z.string(), z.string().min(1)).default({}),
  ablate: z.boolean().default(false),
  json: z.boolean().default(false),
  /** A sample to be coded by hand: reviews, at least so many a stratum, what makes a stratum, coders. */
  size: wholeNumber.default(300),
  least: wholeNumber.default(2),
  by: z.array(z.enum(groupings)).min(1).default(['issue']),
  coders: wholeNumber.default(2),
  seed: z.coerce.number().int().nonnegative().default(1),
  /** The key to a sample that was coded. */
  key: path.optional(),
  ...narrowing,
  /** Since when a suggestion has been taken up, where no version brought it, and in which words. */
  date: day.optional(),
  note: z.string().default(''),
  undo: z.boolean().default(false),
  /** Whom to erase, and that it is meant. */
  author: z.string().min(1).optional(),
  review: z.string().min(1).optional(),
  yes: z.boolean().default(false),
  dryRun: z.boolean().default(false),
  limit: z.coerce.number().int().min(1).max(1_000).default(20),
  page: z.coerce.number().int().min(1).default(1),
  /** What `export` makes in the place of its usual tables. */
  bundle: z.enum(['research']).optional(),
  /** Of a research bundle: results of `agree`, least count told, how finely dates are told, conditions in quotes, file with the salt, BOM. */
  agreement: path.optional(),
  k: wholeNumber.default(1),
  dates: z.enum(dateUnits).default('month'),
  health: z.enum(['mask', 'keep']).default('mask'),
  salt: path.optional(),
  bom: z.boolean().default(true),
  /** Where the explorer listens. */
  host: z.string().min(1).default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65_535).default(4173),
  /** Of a night: why it is published although a gate would hold it, how long it may take, whether new alerts make an exit code. */
  publishAnyway: z.string().trim().min(1).optional(),
  deadline: duration.optional(),
  exitOnAlert: z.boolean().default(false),
  /** Whether a restored backup may take the place of a database. */
  replace: z.boolean().default(false),
  /** Where the corrections go, as gold. */
  corrections: path.optional(),
});

/** Settings checked and filled in. Paths are relative to the working directory. */
export type Settings = z.output<typeof settingsShape>;

/** One input and how it is to be read. */
export type SourceSettings = z.output<typeof sourceShape>;

type Given = Readonly<Record<string, unknown>>;

/**
 * The settings in force: the command line over the configuration file over the defaults.
 * @param given options of the command line, `config` among them; `sources` where operands name any
 * @throws UserError `unknown-setting`, `bad-setting`, `config-unreadable`
 */
export function readSettings({ config, ...given }: Given): Settings {
  const fromFile = typeof config === 'string' ? check(readConfig(config), config) : {};
  return settingsShape.parse({ ...fromFile, ...check(given, undefined) });
}

/** What was given, and only that, each value checked; `file` names where it stands, absent for the command line. */
function check(given: Given, file: string | undefined): Given {
  const checked = settingsShape.safeParse(given);
  if (checked.success) return given;
  const inChinese = settingsShape.safeParse(given, { error: z.locales.zhCN().localeError });
  throw refused(checked.error.issues[0]!, inChinese.error!.issues[0]!.message, given, file);
}

function readConfig(file: string): Given {
  const read = yamlOf(file);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) {
    throw unreadable(
      file,
      new Error('it holds no settings; a setting is a line such as "db: output/wenzhen.db"'),
    );
  }
  return rebased(read as Given, dirname(file));
}

function yamlOf(file: string): unknown {
  try {
    const { parse } = require('yaml') as typeof Yaml; // most command lines name no file
    return parse(readFileSync(file, 'utf8'), { prettyErrors: true });
  } catch (error) {
    throw unreadable(file, error as Error);
  }
}

const ownPaths = ['db', 'lexicons', 'platforms', 'funnel', 'out', 'key', 'agreement', 'salt'] as const;

/** Paths in a configuration file are meant from where the file lies. */
function rebased(given: Given, folder: string): Given {
  const moved: Record<string, unknown> = { ...given };
  for (const key of [...ownPaths, 'path', 'mapping']) {
    if (typeof given[key] === 'string') moved[key] = rebasedPath(given[key], folder);
  }
  for (const key of ['gold', 'train', 'calibrate', 'cued', 'hold']) {
    const paths = given[key];
    if (Array.isArray(paths))
      moved[key] = paths.map((path) => (typeof path === 'string' ? rebasedPath(path, folder) : path));
  }
  for (const key of ['sources', 'tones']) {
    const sources = given[key];
    if (Array.isArray(sources))
      moved[key] = sources.map((source) => rebased(asSource(source) as Given, folder));
  }
  return moved;
}

/** A path that is meant from `folder`, from the working directory. */
export const rebasedPath = (path: string, folder: string): string =>
  path === '-' ? path : relative('', resolve(folder, path)) || '.';

function refused(
  issue: z.core.$ZodIssue,
  chinese: string,
  given: Given,
  file: string | undefined,
): UserError {
  const place = file ?? 'command line';
  const name = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return unknownSetting(issue.keys[0]!, name, file ?? place);
  const value = JSON.stringify(
    issue.path.reduce<unknown>((at, key) => (at as Given | undefined)?.[String(key)], given),
  );
  return new UserError({
    code: 'bad-setting',
    message: `${place}: ${name} ${value}: ${issue.message}`,
    hint: 'wenzhen run --help lists every setting.',
    zh: {
      message: `${file ?? '命令行'}：${name} ${value}：${chinese}`,
      hint: '用 wenzhen run --help 查看全部设置。',
    },
  });
}

function unknownSetting(key: string, within: string, place: string): UserError {
  const shape = within === '' ? settingsShape : within.startsWith('tones') ? toneShape : sourceShape;
  const allowed = Object.keys(shape.shape);
  const close = nearest(key, allowed);
  const known = allowed.join(', ');
  return new UserError({
    code: 'unknown-setting',
    message: `${place}: unknown setting "${[within, key].filter(Boolean).join('.')}"`,
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}Known settings: ${known}.`,
    zh: {
      message: `${place}：未知设置 "${[within, key].filter(Boolean).join('.')}"`,
      hint: `${close === undefined ? '' : `是不是 ${close}？`}可用的设置：${known}。`,
    },
  });
}

const unreadable = (file: string, error: Error): UserError =>
  new UserError(
    {
      code: 'config-unreadable',
      message: `cannot read the settings in ${file}: ${error.message.split('\n')[0]}`,
      hint: 'Check the path given with --config, and that the file is YAML.',
      zh: {
        message: `无法读取设置文件 ${file}：${error.message.split('\n')[0]}`,
        hint: '请检查 --config 的路径，以及文件是否为 YAML。',
      },
    },
    { cause: error },
  );
