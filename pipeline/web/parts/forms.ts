import type { Label } from '../../lang.ts';
import { type Html, html } from '../../report/html.ts';
import { appName } from '../../report/view.ts';
import { appNames } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { given } from '../filters.ts';
import { unnamed } from '../links.ts';

type Choice = readonly [value: string, words: string];

/** A choice of one value; the first one is no choice. */
export function select(
  name: string,
  label: string,
  none: string,
  choices: readonly Choice[],
  chosen: string | undefined,
): Html {
  const option = ([value, words]: Choice) =>
    html`<option value="${value}"${value === chosen ? html` selected` : null}>${words}</option>`;
  return html`<label>${label}<select name="${name}"><option value="">${none}</option>${choices.map(option)}</select></label>`;
}

const all: Label = { zh: '全部', en: 'all' };

/** A choice of app. */
export const appSelect = (ask: Ask): Html =>
  select(
    'app',
    { zh: '应用', en: 'app' }[ask.lang],
    all[ask.lang],
    appNames(ask.store).map((app) => [app === '' ? unnamed : app, appName(app, ask)]),
    given(ask.query, 'app'),
  );

/** A choice of code. */
export const codeSelect = (ask: Ask, name: string, label: Label, codes: ReadonlyMap<string, Label>): Html =>
  select(name, label[ask.lang], all[ask.lang], choicesOf(ask, codes), given(ask.query, name));

export const choicesOf = ({ lang }: Ask, codes: ReadonlyMap<string, Label>): Choice[] =>
  [...codes].map(([id, label]) => [id, label[lang]]);

/** A form with a choice of app alone; `kept` goes along. */
export const appForm = (ask: Ask, path: string, kept: Readonly<Record<string, string>> = {}): Html =>
  html`<form class="filters" action="${path}">${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}${appSelect(ask)}<button class="plain">${shown[ask.lang]}</button></form>`;

const shown: Label = { zh: '查看', en: 'Show' };

/** Everything that reviews can be narrowed by; `before` stands first. */
export function reviewForm(ask: Ask, path: string, before: Html | null): Html {
  const { labels, query, lang } = ask;
  const zh = lang === 'zh';
  const text = (name: string, label: string, type: string) =>
    html`<label>${label}<input name="${name}" type="${type}" value="${given(query, name) ?? ''}"${type === 'text' ? html` size="8" maxlength="60"` : null}></label>`;
  return html`<form class="filters" action="${path}">${before}${appSelect(ask)}
${codeSelect(ask, 'stage', { zh: '阶段', en: 'stage' }, labels.stages)}${codeSelect(ask, 'cause', { zh: '内因', en: 'inner cause' }, labels.causes)}
${codeSelect(ask, 'issue', { zh: '问题', en: 'issue' }, labels.issues)}
${select('stars', zh ? '星级' : 'stars', all[lang], starChoices, given(query, 'stars'))}
${codeSelect(ask, 'polarity', { zh: '情感', en: 'polarity' }, labels.polarities)}
${text('version', zh ? '版本' : 'version', 'text')}${text('since', zh ? '自' : 'since', 'date')}${text('until', zh ? '至' : 'until', 'date')}
<button>${shown[lang]}</button></form>`;
}

const starChoices: readonly Choice[] = [
  ...(['1', '2', '3', '4', '5'] as const).map((one): Choice => [one, '★'.repeat(Number(one))]),
  ['1,2', '★–★★'],
  ['4,5', '★★★★–★★★★★'],
];
