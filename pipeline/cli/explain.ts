import type { Coder } from '../chain.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { explainReview } from '../explain.ts';
import { type AskedNumber, explainNumber, type Grounds, groundsOf } from '../explain-number.ts';
import { sayingsOf } from '../phrases/extract.ts';
import { rowTold } from '../explain-row.ts';
import {
  type Behind,
  behind,
  inputsOf,
  labels,
  reviewById,
  type Store,
  type TracedComplaint,
  traceNumber,
  viewNames,
  viewRow,
} from '../store/queries.ts';
import { askStore } from '../store/store.ts';
import { asRaw } from '../stored-row.ts';
import { table } from './table.ts';
import { type Execute, exitCode, print, type Terminal } from './terminal.ts';

/** `wenzhen explain`: one stored review and what its codes rest on, a row of a view, or a number that options name. */
export const execute: Execute = async (settings, terminal, [what, ...more]) => {
  if (what === undefined && namesNothing(settings)) throw nothingAsked();
  await askStore(settings.db, async (store) => {
    const { loadCoder } = await import('../chain.ts');
    await showFor(what, more)(store, settings, terminal, () => loadCoder(settings));
  });
  return exitCode.done;
};

/** A lone word that is no view names a review. */
function showFor(what: string | undefined, more: readonly string[]): Show {
  if (what === undefined)
    return (store, settings, ...rest) => showNumber(askedBy(settings))(store, settings, ...rest);
  return more.length > 0 || viewNames().includes(what) ? showRow(what, more) : showReview(what);
}

type Show = (
  store: Store,
  settings: Settings,
  terminal: Terminal,
  loadCoder: () => Promise<Coder>,
) => Promise<void>;

const showReview =
  (id: string): Show =>
  async (store, { db, app, lang, json }, terminal, loadCoder) => {
    const review = reviewById(store, id, app === undefined ? {} : { app });
    if (review === null) throw noReview(id, db);
    const reasons = (await loadCoder()).explain(asRaw(review));
    if (json) return print(terminal, JSON.stringify({ review, reasons }, null, 2));
    for (const line of explainReview(review, labels(store), reasons, { lang, mark: terminal.paint.inverse }))
      print(terminal, line);
  };

const showNumber =
  (asked: AskedNumber): Show =>
  async (store, settings, terminal, loadCoder) => {
    const { lang, limit, page, json } = settings;
    const speaks = asked.phrase === undefined ? undefined : await speaker(settings);
    const answer = traceNumber(store, { ...asked, speaks, limit, offset: (page - 1) * limit });
    const coder = await loadCoder();
    const grounds = answer.complaints.map((complaint) => groundsBy(coder, complaint));
    if (json) {
      const complaints = answer.complaints.map((complaint, place) => ({
        ...complaint,
        grounds: grounds[place],
      }));
      return print(terminal, JSON.stringify({ asked, ...answer, complaints }, null, 2));
    }
    const words = { lang, labels: labels(store), mark: terminal.paint.inverse, grounds };
    for (const line of explainNumber(asked, answer, words)) print(terminal, line);
  };

/** Tells whether evidence is made in a phrase, as those are counted. */
async function speaker(settings: Settings): Promise<(evidence: string, phrase: string) => boolean> {
  const { loadPhraseMeans } = await import('../corpus.ts');
  const { wordsOf, edges } = await loadPhraseMeans(settings);
  return (evidence, phrase) => sayingsOf(wordsOf(evidence), edges).includes(phrase);
}

/** A row of a view: its cells with what they mean, then what stands behind it. `words` are a column, and COLUMN=VALUE. */
const showRow =
  (view: string, words: readonly string[]): Show =>
  async (store, settings, terminal, loadCoder) => {
    const [column, more] = words.filter((word) => !word.includes('='));
    if (more !== undefined) throw oneColumn(more);
    const values = words.filter((word) => word.includes('=')).map((word) => cut(word, word.indexOf('=')));
    const row = viewRow(store, view, new Map(values));
    const origin = behind(store, row, column);
    if (!settings.json) for (const line of rowTold(row, origin)) print(terminal, line);
    if (origin.kind === 'review')
      return showReview(origin.review)(store, { ...settings, app: origin.app }, terminal, loadCoder);
    if (origin.kind === 'inputs') return showInputs(origin)(store, settings, terminal, loadCoder);
    return showNumber(origin.request)(store, settings, terminal, loadCoder);
  };

const cut = (word: string, at: number): [string, string] => [word.slice(0, at), word.slice(at + 1)];

/** The inputs of a run with their hashes, or one of them. */
const showInputs =
  ({ run, input }: Extract<Behind, { kind: 'inputs' }>): Show =>
  async (store, { json }, terminal) => {
    const inputs = inputsOf(store, run, input);
    if (json) return print(terminal, JSON.stringify({ run, inputs }, null, 2));
    const head = ['input', 'sha256', 'format', 'read', 'accepted', 'rejected', 'added', 'revised'];
    const cells = inputs.map((one) => [
      ...[one.input, one.sha256.slice(0, 12), one.format, one.read],
      ...[one.accepted, one.rejected, one.added, one.revised],
    ]);
    print(terminal, table([head, ...cells]));
  };

function askedBy(settings: Settings): AskedNumber {
  const { app, issue, stage, cause, day, appVersion: version, asOf } = settings;
  const { since = day, until = day } = settings;
  return { app, issue, stage, cause, since, until, version, asOf };
}

const namesNothing = (settings: Settings): boolean =>
  Object.values(askedBy(settings)).every((part) => part === undefined);

/** Null where another version has coded it: what this one would rest it on says nothing of that. */
function groundsBy({ versions, explain }: Coder, complaint: TracedComplaint): Grounds | null {
  const same = (['code', 'lexicon', 'model', 'segmenter'] as const).every(
    (part) => versions[part] === complaint[part],
  );
  if (!same) return null;
  return groundsOf(explain(asRaw({ ...complaint, id: complaint.review })), complaint.issue);
}

const noReview = (id: string, db: string): UserError =>
  new UserError({
    code: 'no-review',
    message: `there is no review "${id}" in ${db}`,
    hint: `Ids stand in the column id of the table review: sqlite3 ${db} "SELECT id FROM review LIMIT 5"`,
    zh: {
      message: `${db} 中没有评论 "${id}"`,
      hint: `id 见 review 表的 id 列：sqlite3 ${db} "SELECT id FROM review LIMIT 5"`,
    },
  });

const oneColumn = (more: string): UserError =>
  new UserError({
    code: 'wrong-usage',
    message: `"${more}" is one column too many`,
    hint: 'wenzhen explain VIEW [COLUMN] COLUMN=VALUE…: one number is explained at a time.',
    zh: { message: `多出了 "${more}"`, hint: 'wenzhen explain 视图 [列] 列=值……：一次解释一个数字。' },
  });

const nothingAsked = (): UserError =>
  new UserError({
    code: 'wrong-usage',
    message: 'name a review, or what number is to be explained',
    hint: 'wenzhen explain FB-00014, wenzhen explain finding_list app=APP issue=refund.refused, or wenzhen explain --app APP --issue refund.refused; see wenzhen explain --help.',
    zh: {
      message: '请指明一条评论，或要解释的数字',
      hint: '例如 wenzhen explain FB-00014、wenzhen explain finding_list app=应用 issue=refund.refused，或 wenzhen explain --app 应用 --issue refund.refused；见 wenzhen explain --help。',
    },
  });
