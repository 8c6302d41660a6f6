import type { Judgement, Verdict } from './advice/verdict.ts';
import type { Label } from './lang.ts';

/** What is said of an adopted suggestion. */
export const verdictWords: Readonly<Record<Verdict, Label>> = {
  helped: { zh: '有效', en: 'helped' },
  unchanged: { zh: '未见变化', en: 'no change seen' },
  worse: { zh: '变差', en: 'worse' },
  early: { zh: '为时尚早', en: 'too early' },
  thin: { zh: '数据不足', en: 'too little data' },
};

interface Judged extends Pick<Judgement, 'parallel' | 'controls'> {
  /** Null where there is no verdict to be trusted or not. */
  readonly effect: unknown;
  readonly weeks: number | null;
  readonly shared: number;
}

/** Weeks after which a verdict is the last one; before, each week looks anew, and looking often finds chance. */
const settled = 4;

/** What a reader should know before trusting the verdict. */
export function cautionsOn({ parallel, shared, controls, effect, weeks }: Judged): Label[] {
  const all: (Label | false)[] = [
    effect !== null &&
      weeks !== null &&
      weeks < settled && {
        zh: `暂定：只比较了前后各 ${weeks} 周，满 ${settled} 周后定论`,
        en: `provisional: ${weeks} of ${settled} weeks have passed`,
      },
    parallel === false && {
      zh: '采纳之前走势已与对照不同，结论存疑',
      en: 'had moved apart from the others before: doubtful',
    },
    shared > 0 && {
      zh: `同期还采纳了同一问题的 ${shared} 条建议，效果无法分开`,
      en: `${shared} more for the same issue at the time: they share the verdict`,
    },
    effect !== null &&
      controls === 0 && {
        zh: '没有其他应用可比，可能是大势所致',
        en: 'no other app to compare with: it may be the times',
      },
  ];
  return all.filter((one) => one !== false);
}
