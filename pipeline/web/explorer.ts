import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { UserError } from '../errors.ts';
import { pageAnswer } from './answers.ts';
import { langOf } from './cookies.ts';
import { csvInPieces, csvOfPage, linesOfCorrections } from './csv.ts';
import { faultPage, noPage, statusOf } from './faults.ts';
import { files } from './frame/files.ts';
import { guard } from './guard/guard.ts';
import { judge } from './judging.ts';
import type { ExplorerOptions } from './options.ts';
import { csvPath, pages } from './pages/index.ts';
import { reviewsAfter } from './pages/reviews.ts';
import { resultsBefore } from './pages/search.ts';

/** Largest form that is read, bytes. */
const largestForm = 64 * 1024;

/** The explorer: every path it answers. */
export function createExplorer(options: ExplorerOptions): Hono {
  const app = new Hono();
  guard(app, options);
  for (const [path, { type, content }] of Object.entries(files))
    app.get(path, (context) => context.body(content(), 200, { 'Content-Type': type }));
  for (const [path, render] of Object.entries(pages))
    app.get(path, (context) => pageAnswer(context, options, render));
  app.get('/reviews.csv', (context) => csvInPieces(context, options, reviewsAfter));
  app.get('/search.csv', (context) => csvInPieces(context, options, resultsBefore));
  for (const [path, render] of Object.entries(pages))
    app.get(csvPath(path), (context) => csvOfPage(context, options, render));
  app.get('/corrections.jsonl', (context) => linesOfCorrections(context, options));
  app.post('/judge', bodyLimit({ maxSize: largestForm, onError: tooLarge }), (context) =>
    judge(context, options),
  );
  tellFaults(app, options);
  return app;
}

function tellFaults(app: Hono, { lang, onDefect }: ExplorerOptions): void {
  const told = (context: Context, fault: unknown) =>
    context.html(faultPage(context, langOf(context, lang), fault), statusOf(fault));
  app.notFound((context) => told(context, noPage(context.req.path)));
  app.onError((fault, context) => {
    if (!(fault instanceof UserError)) onDefect(fault);
    return told(context, fault);
  });
}

const tooLarge = (context: Context) => context.text('form too large\n', 413);
