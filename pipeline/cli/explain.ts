import type { Coder } from '../chain.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { explainReview } from '../explain.ts';
import { type AskedNumber, explainNumber, type Grounds, groundsOf } from '../explain-number.ts';
import { labels, reviewById, type Store, type TracedComplaint, traceNumber } from '../store/queries.ts';
import { openStore } from '../store/store.ts';
import { asRaw } from '../stored-row.ts';
import { type Execute, exitCode, print, type Terminal } from './terminal.ts';

/** `wenzhen explain`: one stored review and what its codes rest on, or a number and the complaints that make it. */
export const execute: Execute = async (settings, terminal, [id]) => {
  if (id === undefined && namesNothing(settings)) throw nothingAsked();
  const store = openStore(settings.db, { readonly: true });
  try {
    const { loadCoder } = await import('../chain.ts');
    const show = id === undefined ? showNumber : showReview(id);
    await show(store, settings, terminal, () => loadCoder(settings));
  } finally {
    store.close();
  }
  return exitCode.done;
};

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

const showNumber: Show = async (store, settings, terminal, loadCoder) => {
  const { lang, limit, page, json } = settings;
  const asked = askedBy(settings);
  const answer = traceNumber(store, { ...asked, limit, offset: (page - 1) * limit });
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

const nothingAsked = (): UserError =>
  new UserError({
    code: 'wrong-usage',
    message: 'name a review, or what number is to be explained',
    hint: 'wenzhen explain FB-00014, or wenzhen explain --app APP --issue refund.refused; see wenzhen explain --help.',
    zh: {
      message: '请指明一条评论，或要解释的数字',
      hint: '例如 wenzhen explain FB-00014，或 wenzhen explain --app 应用 --issue refund.refused；见 wenzhen explain --help。',
    },
  });
