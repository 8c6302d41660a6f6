import type { Verdict } from './advice/verdict.ts';
import type { Label } from './lang.ts';

/** What is said of an adopted suggestion. */
export const verdictWords: Readonly<Record<Verdict, Label>> = {
  helped: { zh: '有效', en: 'helped' },
  unchanged: { zh: '未见变化', en: 'no change seen' },
  worse: { zh: '变差', en: 'worse' },
  early: { zh: '为时尚早', en: 'too early' },
  thin: { zh: '数据不足', en: 'too little data' },
};
