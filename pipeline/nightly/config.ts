/**
 * The file that says what `wenzhen nightly` does, and what its parts are called with.
 *
 * A night is fetch → ingest → code → findings → gates → publish → report → exports → alerts. Two of these reach out of the machine, each in
 * a room of its own, and each checks its own section:
 *
 * - `sources`, checked by `fetchShape` of `pipeline/fetch/config.ts`, one after another given to `fetchSource` of `pipeline/fetch/index.ts`:
 *   `fetchSource(config: FetchConfig, context: FetchContext): Promise<Fetched>`, where
 *   `FetchContext = { folder, cursors, signal, now }`: `folder` is the source's own, `<drop>/<name>/`, and exists; `cursors` is
 *   `{ read(): string | null, keep(cursor: string): void }`, kept in the store under the source's name; `signal` is an `AbortSignal` that
 *   ends waiting and requests at once; `now: () => Date`.
 *   `Fetched = { files: readonly string[], reviews: number }`: files that were added to `folder`, each whole (`writeWholeFile`), never
 *   changed afterwards, under a name that no earlier one has, in a format that ingest knows (JSON lines with id, app, title, text, stars,
 *   date, version, or the source's own export). The cursor is kept only when the files lie there. The folder is read like any other input,
 *   with `app`, `zone`, `encoding` and `mapping` of the source, so that ingest stays one path and a file once fetched is never lost.
 *   What the source cannot reach it throws as `UserError`; files it added before stay. The night goes on with the others.
 * - `alerts`, checked by `channelShape` of `pipeline/notify/config.ts`, all given at once to `deliver` of `pipeline/notify/index.ts`:
 *   `deliver(store: Store, channels: readonly ChannelConfig[], night: NightNews, context: { lang, signal, now }): Promise<Delivery>`, called once
 *   at the end of every night, held ones and those that came to their deadline too, with a store open for writing. It reads the alerts from the store, makes the digest, sends it
 *   and what is still undelivered, and keeps what did not arrive. `NightNews` stands in `pipeline/nightly/news.ts`.
 *   `Delivery = { sent: number, kept: number, faults: readonly UserError[] }`; what does not arrive is a fault in there, not thrown.
 *
 * Secrets stand in neither section, only the name of the environment variable or file that holds them.
 */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { asSource, path, reading, rebasedPath, sourceShape } from '../config.ts';
import { UserError } from '../errors.ts';
import { fetchShape } from '../fetch/config.ts';
import { sourceFrom } from '../fetch/paths.ts';
import { nearest } from '../nearest.ts';
import { channelShape } from '../notify/config.ts';
import { channelFrom } from '../notify/paths.ts';
import { placeOf } from '../yaml-file.ts';
import { duration } from '../duration.ts';
import { gateShape } from './gates/config.ts';

/** Where the report goes, and the address under which people find it. */
const reportShape = z.strictObject({ file: path.default('output/report.html'), url: z.url().optional() });

const exportShape = z.strictObject({
  folder: path.default('output'),
  formats: z.array(z.enum(['csv', 'xlsx', 'jsonl'])).default(['csv', 'xlsx', 'jsonl']),
  /** Every complaint too: a file that grows with the store, written whole every night. */
  complaints: z.boolean().default(false),
});

/** How long things are kept; counted in nights, not by the clock, which may be wrong. */
const retentionShape = z.strictObject({
  /** Backups, one a night; none are made where it is 0. */
  backups: z.int().min(0).default(7),
  /** Nights after which a fetched file that was taken is deleted. */
  fetched: z.int().min(1).default(90),
});

const nightShape = z.strictObject({
  lang: z.enum(['zh', 'en']).default('zh'),
  database: path.default('output/wenzhen.db'),
  /** Files, folders and globs that others put there. */
  inputs: z.array(z.preprocess(asSource, sourceShape)).default([]),
  /** Folder that the sources write into, one folder a source. */
  drop: path.default('drop'),
  sources: z.array(fetchShape).default([]).superRefine(namedOnce),
  zone: reading.zone,
  segmenter: z.enum(['jieba', 'nodejieba']).default('jieba'),
  lexicons: path.optional(),
  platforms: path.optional(),
  funnel: path.optional(),
  gates: gateShape.prefault({}),
  /** Share of a night's rows that may be rejected before the exit code tells of it, 0 to 1. */
  rejects: z.number().min(0).max(1).default(0.05),
  report: reportShape.prefault({}),
  exports: exportShape.prefault({}),
  alerts: z.array(channelShape).default([]).superRefine(namedOnce),
  backups: path.default('backups'),
  retention: retentionShape.prefault({}),
  /** Seconds after which a night stops cleanly. */
  deadline: duration.default(4 * 3_600),
});

type Checked = z.output<typeof nightShape>;

/** What a night does, checked and filled in. Paths are relative to the working directory; `written` is the one that stands in the file. */
export interface NightConfig extends Omit<Checked, 'inputs'> {
  readonly inputs: readonly (Checked['inputs'][number] & { readonly written: string })[];
}

function namedOnce(named: readonly { readonly name: string }[], context: z.RefinementCtx): void {
  const names = named.map(({ name }) => name);
  const twice = names.findIndex((name, place) => names.indexOf(name) < place);
  if (twice >= 0)
    context.addIssue({
      code: 'custom',
      path: [twice, 'name'],
      message: 'must be unique',
      input: names[twice],
    });
}

/**
 * Reads the file of a night. Its paths are meant from where the file lies.
 * @throws UserError `night-config-unreadable`, `bad-night-config` with file and line
 */
export function readNightConfig(file: string): NightConfig {
  const given = documentIn(file);
  const checked = nightShape.safeParse(given);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const chinese = nightShape.safeParse(given, { error: z.locales.zhCN().localeError }).error?.issues[0];
    throw refused(file, issue!, chinese?.message ?? issue!.message);
  }
  return rebased(checked.data, dirname(file));
}

function documentIn(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'), { prettyErrors: true }) ?? {};
  } catch (error) {
    const [what] = (error as Error).message.split('\n');
    throw new UserError(
      {
        code: 'night-config-unreadable',
        message: `cannot read ${file}: ${what}`,
        hint: 'Check the path, and that the file is YAML; README shows one.',
        zh: {
          message: `无法读取 ${file}：${what}`,
          hint: '请检查路径以及文件是否为 YAML；README 中有示例。',
        },
      },
      { cause: error },
    );
  }
}

function rebased(config: Checked, folder: string): NightConfig {
  const from = (given: string): string => rebasedPath(given, folder);
  const optional = <Key extends string>(key: Key, given: string | undefined) =>
    (given === undefined ? {} : { [key]: from(given) }) as Partial<Record<Key, string>>;
  return {
    ...config,
    ...{ database: from(config.database), drop: from(config.drop), backups: from(config.backups) },
    ...optional('lexicons', config.lexicons),
    ...optional('platforms', config.platforms),
    ...optional('funnel', config.funnel),
    inputs: config.inputs.map((input) => ({
      ...input,
      written: input.path,
      path: from(input.path),
      ...optional('mapping', input.mapping),
    })),
    sources: config.sources.map((source) => sourceFrom(source, from)),
    alerts: config.alerts.map((channel) => channelFrom(channel, from)),
    report: { ...config.report, file: from(config.report.file) },
    exports: { ...config.exports, folder: from(config.exports.folder) },
  };
}

function refused(file: string, issue: z.core.$ZodIssue, chinese: string): UserError {
  const name = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') return unknownKey(file, issue.path, issue.keys[0]!);
  const place = placeOf(file, issue.path);
  return new UserError({
    code: 'bad-night-config',
    message: `${place}: ${name}: ${issue.message}`,
    hint: 'README shows every key of this file.',
    zh: { message: `${place}：${name}：${chinese}`, hint: 'README 列出了此文件的全部项目。' },
  });
}

function unknownKey(file: string, within: readonly PropertyKey[], key: string): UserError {
  const place = placeOf(file, [...within, key]);
  const allowed = keysAt(within);
  const close = nearest(key, allowed);
  const name = [...within, key].join('.');
  return new UserError({
    code: 'bad-night-config',
    message: `${place}: unknown key "${name}"`,
    hint: `${close === undefined ? '' : `Did you mean ${close}? `}Known here: ${allowed.join(', ')}.`,
    zh: {
      message: `${place}：未知项目 "${name}"`,
      hint: `${close === undefined ? '' : `是不是 ${close}？`}此处可用：${allowed.join('、')}。`,
    },
  });
}

/** The keys that may stand under `path`, from the schema itself. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let at: JsonSchema | undefined = z.toJSONSchema(nightShape, {
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
  for (const key of path) at = typeof key === 'number' ? at?.items : at?.properties?.[String(key)];
  const variants = [at, ...(at?.anyOf ?? []), ...(at?.oneOf ?? [])];
  return [...new Set(variants.flatMap((variant) => Object.keys(variant?.properties ?? {})))];
}

/** As much of a JSON schema as is looked at here. */
interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}
