/** A word that starts a new clause without punctuation before it. */
interface Connective {
  readonly word: string;
  /** Only after one of these characters; absent: after any. */
  readonly after?: string;
  /** Not after, and not before, one of these: there the characters belong to another word. */
  readonly notAfter?: string;
  readonly notBefore?: string;
}

/**
 * Contrast first, then addition and consequence. The guards hold apart 不但, 但愿 · 这可是 · 通不过, 不过关, 不过期 · 忘却, 却步 · 之所以 · 另外一个;
 * 就是 turns the sentence only after an appraisal (挺好的就是贵), not after a step (一打开就是广告).
 */
const connectives: readonly Connective[] = [
  { word: '但', notAfter: '不非岂', notBefore: '愿凡求' },
  { word: '可是', notAfter: '这那你我他她它' },
  { word: '不过', notAfter: '这那也只才再通比绕忙受看说打熬瞒', notBefore: '关气敏期审瘾时去来了' },
  { word: '然而' },
  { word: '却', notAfter: '忘退冷推', notBefore: '步' },
  { word: '就是', after: '好的错用意便快欢行以棒全多赞' },
  { word: 'but ', after: ' ' },
  { word: 'however', after: ' ' },
  { word: '而且' },
  { word: '并且' },
  { word: '还有就是' },
  { word: '另外', notBefore: '一的' },
  { word: '所以', notAfter: '之' },
];

const byFirstUnit = new Map<number, Connective[]>();
for (const connective of connectives) {
  const first = connective.word.charCodeAt(0);
  byFirstUnit.set(first, [...(byFirstUnit.get(first) ?? []), connective]);
}

/** The first UTF-16 units of all connectives. */
export const connectiveStarts: readonly number[] = [...byFirstUnit.keys()];

/** The length of the connective that starts a new clause at `at`, or 0. */
export function connectiveLength(text: string, at: number): number {
  const found = byFirstUnit.get(text.charCodeAt(at))?.find((connective) => stands(connective, text, at));
  return found?.word.length ?? 0;
}

function stands({ word, after, notAfter, notBefore }: Connective, text: string, at: number): boolean {
  if (at === 0 || !text.startsWith(word, at)) return false;
  const previous = text.charAt(at - 1);
  if (after !== undefined && !after.includes(previous)) return false;
  if (notAfter?.includes(previous)) return false;
  const next = text.charAt(at + word.length);
  return next === '' || !notBefore?.includes(next);
}
