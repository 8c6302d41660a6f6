import type { KeyPhraseRow } from '../../store/queries.ts';
import type { AppCorpus } from '../corpus.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import type { Section } from '../section.ts';
import { appName, named, type View } from '../view.ts';

const appsShown = 6;
const phrasesShown = 6;

/** In which words each part of the complaints is made more than the rest. */
export const phrases: Section = {
  id: 'phrases',
  title: { zh: '用户怎么说', en: 'In which words' },
  body: ({ corpus }, view) => {
    const told = corpus.apps.filter((app) => app.phrases.length > 0);
    if (told.length === 0) return null;
    return html`<p>${intro[view.lang]}</p>
${told.slice(0, appsShown).map((app) => ofApp(app, view))}`;
  },
};

/** Kinds of part in their order; causes and issues are in the export. */
const kinds = ['app', 'period', 'version', 'stage'] as const;

function ofApp({ app, phrases: rows }: AppCorpus, view: View): Html {
  const name = appName(app, view);
  const parts = kinds.flatMap((by) => {
    const values = new Set(rows.filter((row) => row.by === by).map(({ value }) => value));
    return [...values].map((value) => ({ by, value }));
  });
  const table = parts.map(({ by, value }) => [
    partName(by, value, view),
    rows
      .filter((row) => row.by === by && row.value === value)
      .slice(0, phrasesShown)
      .map(phraseOf),
  ]);
  return html`<h3>${name}</h3>
${tableOf(`${intro[view.lang]} ${name}`, { head: head[view.lang], rows: table })}`;
}

const phraseOf = ({ phrase, said, logRatio }: KeyPhraseRow): Html =>
  html`<span class="tag"><q>${phrase}</q> <b>${said}</b> <small>×${timesOf(logRatio)}</small></span> `;

/** How many times as often as elsewhere. */
const timesOf = (logRatio: number): string => {
  const times = 2 ** logRatio;
  return times >= 10 ? String(Math.round(times)) : times.toFixed(1);
};

function partName(by: (typeof kinds)[number], value: string, view: View): string {
  const { lang } = view;
  if (by === 'stage')
    return `${{ zh: '阶段：', en: 'stage: ' }[lang]}${named(view.labels.stages, value, view)}`;
  if (by === 'version') return `${{ zh: '版本 ', en: 'version ' }[lang]}${value}`;
  if (by === 'period') return { zh: '最近一期', en: 'newest period' }[lang];
  return { zh: '与其他应用相比', en: 'against the other apps' }[lang];
}

const intro = {
  zh: '抱怨原话中，某一部分比其余部分明显说得更多的短语（对数似然检验，经多重检验校正；× 为频率之比）。',
  en: 'Phrases in which one part of the complaints is made clearly more often than the rest (log-likelihood, corrected for the number of tests; × is the ratio of frequencies).',
};

const head = { zh: ['部分', '短语、条数与倍数'], en: ['part', 'phrases, complaints and ratio'] };
