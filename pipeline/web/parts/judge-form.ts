import { type Html, html } from '../../report/html.ts';
import { named } from '../../report/view.ts';
import { correctionWords } from '../../result-words.ts';
import type { BrowsedReview, JudgedComplaint, Judgement } from '../../store/queries.ts';
import type { Ask } from '../ask.ts';
import { choicesOf } from './forms.ts';

/** How a review should be coded, as it stands in a form. */
export interface Draft {
  readonly polarity: string;
  readonly complaints: readonly JudgedComplaint[];
}

/** Rows for complaints that the coder has not seen. */
const spareRows = 1;

/** What the coder says, to be mended. */
export const draftOf = (review: BrowsedReview): Draft => ({
  polarity: review.polarity,
  complaints: review.complaints.map(({ issue, stage, field, start, end }) => ({
    issue,
    stage,
    quote: review[field].slice(start, end),
  })),
});

/** A form that confirms, corrects or adjudicates a review's coding; without the token, what is missing. */
export function judgeForm(
  ask: Ask,
  review: BrowsedReview,
  judgements: readonly Judgement[],
  draft = draftOf(review),
): Html {
  const { writing, labels, lang } = ask;
  const zh = lang === 'zh';
  const said = judgements.map((one) => judgementLine(ask, one));
  if (writing === null) return html`${said}<p class="soft">${noToken[lang]}</p>`;
  const suspect = review.flags.includes('bought-praise');
  const contested = judgements.some(({ judge, polarity }) => judge !== writing.judge && polarity !== null);
  return html`${said}
<form method="post" action="/judge" hx-post="/judge" hx-target="closest article" hx-select="article.review" hx-swap="outerHTML">
<input type="hidden" name="proof" value="${writing.proof}"><input type="hidden" name="app" value="${review.app}"><input type="hidden" name="review" value="${review.id}">
<fieldset><legend>${zh ? '抱怨' : 'Complaints'}</legend>
${[...draft.complaints, ...emptyRows(spareRows)].map((row, place) => complaintRow(ask, row, place))}</fieldset>
<div class="actions">
<label class="field">${zh ? '情感' : 'polarity'}<select name="polarity">${choicesOf(ask, labels.polarities).map((choice) => option(choice, draft.polarity))}</select></label>
<label class="field">${zh ? '复核人' : 'your name'}<input name="judge" maxlength="40" size="8" value="${writing.judge}"></label>
<button name="verdict" value="confirmed" class="plain">${zh ? '编码正确' : 'Coding is right'}</button>
<button name="verdict" value="corrected">${zh ? '保存更正' : 'Save correction'}</button>
${contested ? html`<button name="verdict" value="adjudicated">${zh ? '裁定（以此为准）' : 'Adjudicate'}</button>` : null}
${suspect ? html`<button name="bought" value="1" class="plain">${zh ? '确是刷好评' : 'Bought praise'}</button><button name="bought" value="0" class="plain">${zh ? '不是刷好评' : 'Not bought'}</button>` : null}
</div></form>`;
}

const emptyRows = (count: number): JudgedComplaint[] =>
  Array.from({ length: count }, () => ({ issue: '', stage: '', quote: '' }));

const option = ([value, words]: readonly [string, string], chosen: string): Html =>
  html`<option value="${value}"${value === chosen ? html` selected` : null}>${words}</option>`;

/** No issue: the row is none. No stage: the issue's own. */
function complaintRow(ask: Ask, { issue, stage, quote }: JudgedComplaint, place: number): Html {
  const { labels, lang } = ask;
  const zh = lang === 'zh';
  const n = place + 1;
  return html`<div class="judged">
<select name="issue" aria-label="${zh ? `第 ${n} 条抱怨的问题` : `issue of complaint ${n}`}"><option value="">${zh ? '（无）' : '(none)'}</option>${choicesOf(ask, labels.issues).map((choice) => option(choice, issue))}</select>
<select name="stage" aria-label="${zh ? `第 ${n} 条抱怨的阶段` : `stage of complaint ${n}`}"><option value="">${zh ? '（随问题）' : '(by issue)'}</option>${choicesOf(ask, labels.stages).map((choice) => option(choice, stage))}</select>
<input name="quote" maxlength="2000" value="${quote}" aria-label="${zh ? `第 ${n} 条抱怨的原话` : `words of complaint ${n}`}" placeholder="${zh ? '原话' : 'its words'}">
</div>`;
}

/** What somebody has said of the review. */
function judgementLine(ask: Ask, { judge, verdict, polarity, bought, made, complaints }: Judgement): Html {
  const { lang, labels } = ask;
  const zh = lang === 'zh';
  const who = judge === '' ? (zh ? '（未署名）' : '(no name)') : judge;
  const suspicion =
    bought === null
      ? null
      : bought
        ? zh
          ? '确是刷好评'
          : 'bought praise'
        : zh
          ? '不是刷好评'
          : 'not bought';
  const coding =
    polarity === null
      ? null
      : html`${correctionWords[verdict][lang]}：${named(labels.polarities, polarity, ask)}${complaints.map(({ issue, stage }) => html` <span class="tag">${named(labels.issues, issue, ask)} · ${named(labels.stages, stage, ask)}</span>`)}${complaints.length === 0 ? (zh ? ' · 无抱怨' : ' · no complaint') : null}`;
  return html`<p class="notice">${who} · <time>${made.slice(0, 10)}</time> · ${coding}${coding !== null && suspicion !== null ? ' · ' : null}${suspicion}</p>`;
}

const noToken = {
  zh: '要复核，请用启动 wenzhen serve 时打印的带口令（token）的网址打开一次。',
  en: 'To judge, open the URL with the token that `wenzhen serve` printed at its start, once.',
};
