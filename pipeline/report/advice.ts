import type { Label } from '../lang.ts';
import type { IssueAdvice, PraiseRow, RivalCause, Suggested } from '../store/queries.ts';
import type { IssueFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import { count, percent } from './numbers.ts';
import { appName, named, type View } from './view.ts';

const kinds: Readonly<Record<IssueAdvice['kind'], Label>> = {
  medical: { zh: '建议（医疗类应用）', en: 'Suggestions (medical apps)' },
  general: { zh: '建议（一般应用）', en: 'Suggestions (other apps)' },
};

/** Suggestions shown of each issue; the export has all. */
const suggestionsShown = 4;

/** What may stand behind an issue, what would tell, what can be done, and who does it well. */
export function advice({ id, advice: kindsOfApp }: Pick<IssueFacts, 'id' | 'advice'>, view: View): Html {
  if (kindsOfApp.length === 0) return html`<p class="means">${none[view.lang]} <code>${id}</code></p>`;
  return html`${kindsOfApp.map((one) => ofKind(one, view))}`;
}

const ofKind = ({ kind, rivals, suggestions, praise }: IssueAdvice, view: View): Html => html`
<details><summary>${rivalsTold(rivals, view)}</summary><ul class="rivals">${rivals.map((rival) => rivalItem(rival, view))}</ul></details>
<h4>${kinds[kind][view.lang]}</h4>
<ol class="advice">${suggestions.slice(0, suggestionsShown).map((suggestion) => item(suggestion, rivals, view))}</ol>
${praise.length === 0 ? null : praised(praise, view)}`;

/** The likeliest cause by the words of the complaints. */
function rivalsTold([first, ...rest]: readonly RivalCause[], { lang }: View): string {
  const all = rest.length + 1;
  if (first === undefined || first.quotes === 0)
    return {
      zh: `${all} 种可能的原因：原话尚不足以区分，看如何查证`,
      en: `${all} possible causes: the words do not tell them apart yet; see what would`,
    }[lang];
  return {
    zh: `${all} 种可能的原因：原话最指向「${first.zh}」（${count(first.quotes)} 条），看如何查证`,
    en: `${all} possible causes: the words speak most for “${first.en}” (${count(first.quotes)}); see what would tell`,
  }[lang];
}

function rivalItem({ zh, en, inner, check, quotes, words }: RivalCause, view: View): Html {
  const { lang } = view;
  const cause = named(view.labels.causes, inner, view);
  return html`<li><b>${{ zh, en }[lang]}</b> <span class="tag">${cause}</span> ${{ zh: `原话 ${count(quotes)} 条`, en: `${count(quotes)} quotes` }[lang]}${
    words === null ? null : html`${{ zh: '，如', en: ', such as ' }[lang]}<q>${words}</q>`
  }<br><small>${{ zh: '如何区分：', en: 'What would tell: ' }[lang]}${check[lang]}</small></li>`;
}

function item(suggestion: Suggested, rivals: readonly RivalCause[], view: View): Html {
  const { lang } = view;
  const zh = lang === 'zh';
  const { owner, metric, moves, effort, effect, source } = suggestion;
  const arrow = { up: '↑', down: '↓' }[moves];
  const against = rivals.find(({ id }) => id === suggestion.cause)?.[lang] ?? '';
  return html`<li>${suggestion[lang]}${suggestion.adopted ? html` <span class="tag">${zh ? '已采纳' : 'taken up'}</span>` : null}<br><small>${zh ? '负责：' : 'Owner: '}${owner[lang]} · ${zh ? '应改善：' : 'Should move: '}${metric[lang]} ${arrow} · ${zh ? '工作量：' : 'Effort: '}${effort[lang]} · ${zh ? '预期：' : 'Expected: '}${effect[lang]} · ${zh ? '参考：' : 'See: '}${source[lang]}<br>
${zh ? '针对：' : 'Against: '}${against} · ${scoreTold(suggestion, view)} · <code>${suggestion.id}</code></small></li>`;
}

/** The rank and what it is made of. */
function scoreTold({ impact, part, divisor, score }: Suggested, { lang }: View): string {
  const [cost, ranked] = [thousandths(impact), thousandths(score)];
  return {
    zh: `排序分 ${ranked} = 影响 ${cost} × 原因占比 ${percent(part)} ÷ 工作量 ${divisor}`,
    en: `score ${ranked} = impact ${cost} × cause ${percent(part)} ÷ effort ${divisor}`,
  }[lang];
}

/** In thousandths of a star: what is ranked are small parts of the mean. */
const thousandths = (value: number): string => (value * 1000).toFixed(1);

const praised = (rows: readonly PraiseRow[], view: View): Html => html`
<p class="praise">${{ zh: '别家做得好的，用户这样说：', en: 'Where others do it well, users say: ' }[view.lang]}${rows.map((row) => html`<q>${row.quote}</q> <small>${appName(row.app, view)}${row.date === null ? null : ` · ${row.date}`}</small> `)}</p>`;

const none: Label = {
  zh: '这个问题还没有原因与建议，可在 lexicons/causes/ 中补充：',
  en: 'There are no causes and suggestions for this issue yet; add them in lexicons/causes/:',
};
