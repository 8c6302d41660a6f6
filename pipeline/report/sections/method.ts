import type { Label } from '../../lang.ts';
import type { Coder } from '../../store/queries.ts';
import { tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count } from '../numbers.ts';
import type { Section } from '../section.ts';
import type { View } from '../view.ts';

/** How the numbers were made and how far they reach. */
export const method: Section = {
  id: 'method',
  title: { zh: '方法与局限', en: 'Method and limits' },
  body: ({ coders, run }, view) => html`<ul>${rules.map((rule) => html`<li>${rule[view.lang]}</li>`)}</ul>
${coders.length === 0 ? null : coderTable(coders, view)}
${run === undefined ? null : html`<p>${{ zh: '数据截至运行', en: 'As of run' }[view.lang]} ${run.run} (<time>${run.finished}</time>)</p>`}`,
};

function coderTable(coders: readonly Coder[], { lang }: View): Html {
  const name = { zh: '编码所用的版本', en: 'Versions that coded the reviews' }[lang];
  const head = {
    zh: ['程序', '词典与编码手册', '模型', '分词引擎', '评论数'],
    en: ['program', 'lexicons and codebook', 'model', 'segmenter', 'reviews'],
  }[lang];
  const rows = coders.map(({ code, lexicon, model, segmenter, reviews }) => [
    code,
    lexicon,
    model,
    segmenter,
    count(reviews),
  ]);
  return html`<h3>${name}</h3>${tableOf(name, { head, rows })}`;
}

const rules: readonly Label[] = [
  {
    zh: '抱怨：一条评论中陈述的一个问题。每条抱怨只有一个问题编码，并由问题（或原文指明的环节）得到阶段与内因，证据是原文中的一段话。',
    en: 'A complaint is one problem stated in one review. It has one issue, whose stage and inner cause it takes unless the words name another step; its evidence is a run of the original text.',
  },
  {
    zh: '占比的分母是计入的评论：重复评论只计第一条，疑似刷好评的不计；一条评论对同一问题、阶段或格子只计一次，所以各项相加可超过总数。',
    en: 'Shares are of counted reviews: of duplicates the first one, and none that looks like bought praise; a review counts once for an issue, a stage or a field, so that parts may add up to more than the whole.',
  },
  {
    zh: '区间为 95% Wilson 区间，两期之差用 Newcombe 法；只反映抽样误差，不反映编码误差。',
    en: 'Intervals are 95 % Wilson intervals, differences by Newcombe’s method; they tell the error of sampling, not that of coding.',
  },
  {
    zh: '编码由词典、规则与训练得到的权重自动完成，每条有置信度；拿不准的抱怨留待人工确认，不计入任何占比，其评论标记为「待人工确认」。作决定前请看证据原文。',
    en: 'Coding is automatic, by lexicons, rules and trained weights, with a confidence each; complaints it is unsure of are left to a person and out of all shares, and their reviews are flagged. Look at the evidence before you decide.',
  },
  {
    zh: '建议出自人工编写的知识库，每条针对一种可能的原因。排序分 = 影响（该问题的优先级，千分之一星）× 原因占比（（指向该原因的原话数 + 1）÷（各原因合计 + 原因数））÷ 工作量（小 1、中 2、大 4）；原话很少时各原因相近，请先按「如何区分」查证。',
    en: 'Suggestions come from a knowledge base written by people, each against one possible cause. Score = impact (the issue’s priority, thousandths of a star) × part of the cause ((quotes for it + 1) / (all quotes + causes)) / effort (small 1, medium 2, large 4); with few quotes the causes are alike: check what would tell them apart first.',
  },
  {
    zh: '建议后「参考」中的法规与标准是落地前要查对的线索，不是法律意见，也不表示现状违法：请与法务核对现行文本。',
    en: 'Laws and standards named under a suggestion are where to look before it is carried out, no legal advice, and do not say that anything is unlawful: check the text in force with your lawyers.',
  },
  {
    zh: '写评论的人不代表全部用户：不满的人更爱写，商店会删评，导出可能有上限，也有人刷评。占比说明抱怨的构成，不是故障率。',
    en: 'Those who write reviews are not all users: the unhappy write more, stores remove reviews, exports are capped, praise is bought. Shares tell what is complained of, not how often it fails.',
  },
  {
    zh: '日期按北京时间（UTC+8）；手机号等个人信息在入库前已替换为占位符。',
    en: 'Days are those of China Standard Time (UTC+8); personal data was replaced by placeholders before anything was stored.',
  },
];
