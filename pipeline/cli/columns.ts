/** Han, kana, hangul, full-width forms and CJK punctuation take two columns in a terminal (Unicode TR11, W and F). */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/gu;

/** How many terminal columns a text takes. */
export const columns = (text: string): number => [...text].length + (text.match(wide)?.length ?? 0);
