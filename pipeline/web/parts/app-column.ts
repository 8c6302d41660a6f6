import { html } from '../../report/html.ts';
import { appName } from '../../report/view.ts';
import type { Ask } from '../ask.ts';
import type { Shown } from '../tables.ts';

/** The column that names the app of a row, with a link where `href` gives one. */
export const appColumn = <Row extends { readonly app: string }>(
  ask: Ask,
  href?: (app: string) => string,
): Shown<Row> => ({
  key: 'app',
  zh: '应用',
  en: 'app',
  kind: 'text',
  cell: ({ app }) => app,
  shown: ({ app }) =>
    href === undefined ? appName(app, ask) : html`<a href="${href(app)}">${appName(app, ask)}</a>`,
});
