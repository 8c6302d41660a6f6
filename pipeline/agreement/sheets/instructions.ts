import type { Label } from '../../lang.ts';

/** What every coder is told; the codebook's rules in short, and how to fill in the sheet. */
export const instructions: readonly Label[] = [
  {
    zh: '每行是一条评论。请独立编码，不要与其他编码员讨论，也不要查看星级或机器的结果。',
    en: 'Each row is one review. Code alone: do not talk it over with other coders, and look up neither stars nor what the machine says.',
  },
  {
    zh: '情感：整条评论的态度。单纯的愿望记中性，带不满的愿望记负面；既有褒又有贬记褒贬兼有。',
    en: 'Polarity: the attitude of the whole review. A plain wish is neutral, an annoyed one negative; praise and blame together are mixed.',
  },
  {
    zh: '问题：评论者陈述的每个不同的问题、愿望或警告各占一格，从下拉列表选择，也可以直接写编号或中文名称。没有问题请写“无”。',
    en: 'Issues: each distinct problem, wish or warning takes one cell; choose from the list, or write its id or name. Write "none" where there is none.',
  },
  {
    zh: '阶段：只在原文说明问题发生在别的阶段时填写；留空即为该问题自己的阶段。',
    en: 'Stage: only where the text itself puts the problem at another stage; left empty, it is the issue’s own.',
  },
  {
    zh: '依据：原文中承载该问题的最短一段，照抄即可；可以留空。',
    en: 'Evidence: the shortest run of the original text that carries the problem, copied as it stands; may be left empty.',
  },
  {
    zh: '只编码文字说出来的内容，不推测。“垃圾”之类没有具体问题的，记“笼统不满”。选最具体的问题；都不合适时才用“其他”。',
    en: 'Code what the text says, never what it might imply. Plain dissatisfaction is `other.unspecific`. The most specific issue wins; `other.*` only where nothing else fits.',
  },
  {
    zh: '两句话说同一个问题，算一个；一句话说两个问题，算两个。反话按其本意。针对其他应用的、或已说明解决了的，不编码。',
    en: 'Two sentences on one problem are one, one sentence on two problems is two. Sarcasm counts by what it means. What is said of another app, or to be solved by now, is not coded.',
  },
  {
    zh: '可以增加列、调整列的顺序；请不要改动编号。',
    en: 'Columns may be added and moved; please leave the item ids as they are.',
  },
];
