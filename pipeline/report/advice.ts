import type { Label } from '../lang.ts';
import type { AppKind, Suggestion, SuggestionBook } from '../suggestions.ts';
import type { IssueFacts } from './facts.ts';
import { type Html, html } from './html.ts';
import type { View } from './view.ts';

const kinds: Readonly<Record<AppKind, Label>> = {
  medical: { zh: '建议（医疗类应用）', en: 'Suggestions (medical apps)' },
  general: { zh: '建议（一般应用）', en: 'Suggestions (other apps)' },
};

/** What can be done about an issue: who, what it should move, and how much work it is. */
export function advice({ id, advice: kindsOfApp }: IssueFacts, book: SuggestionBook, view: View): Html {
  if (kindsOfApp.length === 0) return html`<p class="means">${none[view.lang]} <code>${id}</code></p>`;
  return html`${kindsOfApp.map(
    ({ kind, suggestions }) => html`<h4>${kinds[kind][view.lang]}</h4>
<ol class="advice">${suggestions.map((suggestion) => item(suggestion, book, view))}</ol>`,
  )}`;
}

function item(suggestion: Suggestion, { owners, metrics, efforts }: SuggestionBook, { lang }: View): Html {
  const { owner, metric, effort } = suggestion;
  const { moves, ...measured } = metrics[metric]!;
  const arrow = { up: '↑', down: '↓' }[moves];
  const zh = lang === 'zh';
  return html`<li>${suggestion[lang]}<br><small>${zh ? '负责：' : 'Owner: '}${owners[owner]![lang]} · ${zh ? '应改善：' : 'Should move: '}${measured[lang]} ${arrow} · ${zh ? '工作量：' : 'Effort: '}${efforts[effort][lang]}</small></li>`;
}

const none: Label = {
  zh: '这个问题还没有建议，可在 lexicons/suggestions.yaml 中补充：',
  en: 'There are no suggestions for this issue yet; add them in lexicons/suggestions.yaml:',
};
