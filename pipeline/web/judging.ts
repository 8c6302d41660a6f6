import type { Context } from 'hono';
import { UserError } from '../errors.ts';
import { labels } from '../store/queries.ts';
import { askOf, rendered } from './answers.ts';
import type { Page } from './ask.ts';
import { remember } from './cookies.ts';
import { statusOf, wordsOf } from './faults.ts';
import { badQuery } from './filters.ts';
import { framed } from './frame/frame.ts';
import { isSame } from './guard/token.ts';
import { correctionOf, type Form, judgedReview, judgeOf, sentDraft } from './judge.ts';
import { reviewLink } from './links.ts';
import type { ExplorerOptions } from './options.ts';
import { oneReview } from './pages/review.ts';

/**
 * Takes a form of the review queue and leads to the review it is about; what cannot be kept comes back with the reason.
 * @throws UserError `no-token`, and whatever names a review or code that is not there
 */
export async function judge(context: Context, options: ExplorerOptions) {
  const ask = await askOf(context, options);
  const form = await formOf(context);
  if (ask.writing === null || !isSame(form.proof?.[0] ?? '', ask.writing.proof)) throw noToken();
  const { app, id } = judgedReview(form);
  try {
    const correction = options.reader.read((store) =>
      correctionOf({ ...ask, store, labels: labels(store) }, form, options.now()),
    );
    options.correct(correction);
  } catch (fault) {
    if (!(fault instanceof UserError) || statusOf(fault) === 404) throw fault;
    const page = rendered(options, ask, (full): Page => {
      const { message, hint = '' } = wordsOf(fault, ask.lang);
      return oneReview(full, {
        app,
        id,
        refused: { draft: sentDraft(full, form), why: `${message}。${hint}` },
      });
    });
    return context.html(framed({ ...ask, ...page, url: reviewLink(app, id) }), statusOf(fault));
  }
  remember(context, 'judge', judgeOf(form));
  return context.redirect(reviewLink(app, id), 303);
}

async function formOf(context: Context): Promise<Form> {
  const data = await context.req.formData().catch(() => {
    throw badQuery('form', context.req.header('content-type') ?? '', 'application/x-www-form-urlencoded');
  });
  const form: Record<string, string[]> = {};
  for (const name of data.keys()) form[name] = data.getAll(name).filter((value) => typeof value === 'string');
  return form;
}

const noToken = (): UserError =>
  new UserError({
    code: 'no-token',
    message: 'this request does not carry the token of this server',
    hint: 'Open the URL that `wenzhen serve` printed at its start, and send the form again.',
    zh: { message: '请求没有本次启动的口令', hint: '请用 wenzhen serve 启动时打印的网址打开一次，再提交。' },
  });
