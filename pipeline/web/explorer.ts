import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { getCookie, setCookie } from 'hono/cookie';
import { UserError } from '../errors.ts';
import { csvText } from '../export/csv.ts';
import { correctionLines } from '../export/corrections.ts';
import type { Lang } from '../lang.ts';
import { loadPen } from '../report/charts/draw.ts';
import { labels, type NewCorrection } from '../store/queries.ts';
import type { Ask, Page, Render } from './ask.ts';
import { csvOfReviews } from './csv.ts';
import { faultPage, statusOf } from './faults.ts';
import { badQuery } from './filters.ts';
import { files } from './frame/files.ts';
import { framed } from './frame/frame.ts';
import { securityHeaders } from './guard/headers.ts';
import { isOurs } from './guard/host.ts';
import { isSame, proofOf } from './guard/token.ts';
import { correctionOf, type Form, judgedReview, judgeOf, sentDraft } from './judge.ts';
import { href, reviewLink } from './links.ts';
import { alertsPage } from './pages/alerts.ts';
import { appPage } from './pages/app.ts';
import { appsPage } from './pages/apps.ts';
import { issuePage } from './pages/issue.ts';
import { issuesPage } from './pages/issues.ts';
import { ledgerPage } from './pages/ledger.ts';
import { overviewPage } from './pages/overview.ts';
import { queuePage } from './pages/queue.ts';
import { oneReview, reviewPage } from './pages/review.ts';
import { reviewsPage } from './pages/reviews.ts';
import { searchPage } from './pages/search.ts';
import { topicPage } from './pages/topic.ts';
import { topicsPage } from './pages/topics.ts';
import { plainPen } from './pictures.ts';
import type { Reader } from './reader.ts';

export interface ExplorerOptions {
  readonly reader: Reader;
  /** Keeps what a person says of a review; throws a UserError when it cannot. */
  readonly correct: (correction: NewCorrection) => void;
  /** The language of those who have chosen none. */
  readonly lang: Lang;
  /** The name or address at which we listen. */
  readonly host: string;
  /** Who shows it may write. */
  readonly token: string;
  readonly now: () => Date;
  /** Is told of defects of ours. */
  readonly onDefect: (fault: unknown) => void;
}

/** Pages by path. */
const pages: Readonly<Record<string, Render>> = {
  '/': overviewPage,
  '/apps': appsPage,
  '/app': appPage,
  '/issues': issuesPage,
  '/issue': issuePage,
  '/topics': topicsPage,
  '/topic': topicPage,
  '/alerts': alertsPage,
  '/ledger': ledgerPage,
  '/reviews': reviewsPage,
  '/review': reviewPage,
  '/search': searchPage,
  '/queue': queuePage,
};

/** Longest path with query that is read: a query of 200 Han characters with every filter, percent-encoded, twice over. */
const longestUrl = 6_000;
/** Largest form that is read, bytes. */
const largestForm = 64 * 1024;

const cookies = { token: 'wenzhen_token', lang: 'wenzhen_lang', judge: 'wenzhen_judge' } as const;
/** A year, seconds. */
const lasting = 365 * 86_400;

/** The explorer: every path it answers, and what guards them. */
export function createExplorer(options: ExplorerOptions): Hono {
  const app = new Hono();
  guard(app, options);
  for (const [path, file] of Object.entries(files)) {
    app.get(path, (context) => {
      const { type, content } = file();
      return context.body(content, 200, { 'Content-Type': type });
    });
  }
  for (const [path, render] of Object.entries(pages)) {
    app.get(path, async (context) => pageResponse(context, options, render));
    if (path !== '/reviews') app.get(csvPath(path), async (context) => csvResponse(context, options, render));
  }
  app.get('/reviews.csv', async (context) =>
    csvOfReviews(context, options.reader, await askOf(context, options)),
  );
  app.get('/corrections.jsonl', (context) =>
    context.body(options.reader.read(correctionLines), 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="corrections.jsonl"',
    }),
  );
  app.post('/judge', bodyLimit({ maxSize: largestForm, onError: tooLarge }), async (context) =>
    judge(context, options),
  );
  app.notFound((context) =>
    context.html(faultPage(context, langOf(context, options), nowhere(context.req.path)), 404),
  );
  app.onError((fault, context) => {
    if (!(fault instanceof UserError)) options.onDefect(fault);
    return context.html(faultPage(context, langOf(context, options), fault), statusOf(fault));
  });
  return app;
}

const tooLarge = (context: Context) => context.text('form too large\n', 413);

const csvPath = (path: string): string => (path === '/' ? '/overview.csv' : `${path}.csv`);

const nowhere = (path: string): UserError =>
  new UserError({
    code: 'not-found',
    message: `there is no page ${path}`,
    hint: 'Begin at the overview.',
    zh: { message: `没有页面 ${path}`, hint: '请从总览开始。' },
  });

function guard(app: Hono, { host, token }: ExplorerOptions): void {
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) context.res.headers.set(name, value);
    context.res.headers.set('Cache-Control', 'no-cache');
  });
  app.use(async (context, next) => {
    if (!isOurs(context.req.header('host'), host)) return context.text('misdirected request\n', 421);
    if (context.req.url.length > longestUrl) return context.text('URI too long\n', 414);
    const shown = context.req.query('token');
    if (context.req.method === 'GET' && shown !== undefined) return taken(context, token, shown);
    return next();
  });
}

/** Keeps the token of a URL in a cookie and leads to the same page without it. */
function taken(context: Context, token: string, shown: string) {
  if (isSame(shown, token))
    setCookie(context, cookies.token, token, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: lasting,
    });
  const { token: _token, ...rest } = context.req.query();
  return context.redirect(href(context.req.path.replace(/^\/+/, '/'), rest), 303);
}

function langOf(context: Context, { lang }: ExplorerOptions): Lang {
  const asked = context.req.query('lang') ?? getCookie(context, cookies.lang);
  return asked === 'zh' || asked === 'en' ? asked : lang;
}

type Unread = Omit<Ask, 'store' | 'labels'>;

/** All of an `Ask` that the store does not give. */
export async function askOf(context: Context, options: ExplorerOptions): Promise<Unread> {
  const lang = langOf(context, options);
  if (context.req.query('lang') === lang)
    setCookie(context, cookies.lang, lang, { sameSite: 'Lax', path: '/', maxAge: lasting });
  const { pathname, search, searchParams } = new URL(context.req.url);
  const shown = getCookie(context, cookies.token);
  const may = shown !== undefined && isSame(shown, options.token);
  return {
    lang,
    draw: plainPen(await loadPen()),
    query: searchParams,
    url: pathname.replace(/\.csv$/, '') + search,
    writing: may ? { proof: proofOf(options.token), judge: getCookie(context, cookies.judge) ?? '' } : null,
  };
}

const rendered = ({ reader }: ExplorerOptions, ask: Unread, render: Render): Page =>
  reader.read((store) => render({ ...ask, store, labels: labels(store) }));

async function pageResponse(context: Context, options: ExplorerOptions, render: Render) {
  const ask = await askOf(context, options);
  return context.html(framed({ ...ask, ...rendered(options, ask, render) }));
}

async function csvResponse(context: Context, options: ExplorerOptions, render: Render) {
  const ask = await askOf(context, options);
  const wanted = ask.query.get('table');
  const text = options.reader.read((store) => {
    const { tables } = render({ ...ask, store, labels: labels(store) });
    const table = wanted === null ? tables[0] : tables.find(({ name }) => name === wanted);
    return table === undefined ? undefined : { name: table.name, csv: csvText(table, ask.lang) };
  });
  if (text === undefined) throw nowhere(context.req.path);
  return context.body(text.csv, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${text.name}.csv"`,
  });
}

/** Takes a form of the review queue; what cannot be kept comes back with the reason. */
async function judge(context: Context, options: ExplorerOptions) {
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
    const page = rendered(options, ask, (full) => {
      const { message, hint = '' } = (ask.lang === 'zh' ? fault.zh : undefined) ?? fault;
      return oneReview(full, {
        app,
        id,
        refused: { draft: sentDraft(full, form), why: `${message}。${hint}` },
      });
    });
    return context.html(framed({ ...ask, ...page, url: reviewLink(app, id) }), statusOf(fault));
  }
  setCookie(context, cookies.judge, judgeOf(form), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: lasting,
  });
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
