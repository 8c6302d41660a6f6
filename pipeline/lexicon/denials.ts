/** A stretch of a folded field, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Between a negator and what it denies stands nothing but words of degree, number and occurrence: 没再出现过闪退, but neither 没解决闪退 nor 不是闪退就是卡. */
const filler = /^[有过再会任何什么啥一点丝毫半个条次太很怎特别发生出现遇到见碰被乱瞎样都也曾的]*$/;
/** 不能卡, 别再闪退: what cannot or should not be is not denied. */
const unmeant = /能|法$|难以|未必|别$|^别|勿|甭|必|须/;
/** 没有报错提示, 没有故障的说明, 没捆绑成功: what is missing is what stands behind the fault. */
const missing =
  /^(?:码|成功|提示|提醒|信息|原因|说明|反馈|入口|功能|按钮|选项|处理|补偿|通知|页面|界面|的(?!情况|现象|问题|时候|事|毛病|感觉|困扰|烦恼|$))/;

/** A frame reaches over this many units: 没有一次打开时闪退. */
const frameReach = 8;

/** Whether a negator before a word of blame, or the frame it stands in, says that the fault is not there. Chosen by reading examples, not fitted. */
export function isDenial(
  text: string,
  negator: Stretch,
  fault: Stretch,
  clauseEnd: number,
  frame: Stretch | undefined,
): boolean {
  const framed = frame !== undefined && negator.start <= frame.end && fault.start - frame.end <= frameReach;
  return (
    (framed || filler.test(text.slice(negator.end, fault.start))) &&
    !unmeant.test(text.slice(negator.start, negator.end)) &&
    !/[有要]/.test(text[negator.start - 1] ?? '') &&
    !text.startsWith('不过', negator.start) &&
    !missing.test(text.slice(fault.end, clauseEnd))
  );
}

/** 烦不烦人, 烦人不烦人, 会不会闪退: a question that names both sides denies neither. */
const isEither = (text: string, { start }: Stretch): boolean =>
  (start > 0 && text[start - 1] === text[start + 1]) ||
  (start > 1 && text.slice(start - 2, start) === text.slice(start + 1, start + 3));

/** 没见过这么差的: the negator says that nothing else is as bad. */
const outdoing = /^[^见用遇碰玩吃买]*[见用遇碰玩吃买][^这那如]*[这那如]/;

/** Whether a negator bears on the words behind it at all. */
export const bears = (text: string, negator: Stretch, word: Stretch): boolean =>
  !isEither(text, negator) && !outdoing.test(text.slice(negator.start, word.start));
