import { UserError } from '../errors.ts';
import { explainReview } from '../explain.ts';
import { labels, reviewById } from '../store/queries.ts';
import { openStore } from '../store/store.ts';
import { asRaw } from '../stored-row.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen explain`: one stored review, its codes and what they rest on. */
export const execute: Execute = async (settings, terminal, [id = '']) => {
  const { db, lang } = settings;
  const store = openStore(db, { readonly: true });
  try {
    const review = reviewById(store, id);
    if (review === null) throw noReview(id, db);
    const { loadCoder } = await import('../chain.ts');
    const reasons = (await loadCoder(settings)).explain(asRaw(review));
    for (const line of explainReview(review, labels(store), reasons, { lang, mark: terminal.paint.inverse }))
      print(terminal, line);
  } finally {
    store.close();
  }
  return exitCode.done;
};

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
