import type { Span } from '../field.ts';

/** A field taken apart. */
export interface Parts {
  /** The reviewer's own part. */
  readonly body: Span;
  /** The store says that it has taken the review down. */
  readonly removed: boolean;
  /** The developer's answer that was glued on, trimmed. */
  readonly answer: string | null;
}

/** How Qimai marks a review that the store has removed; read in real workbooks of 2019. */
const removedPrefix = /^\s*[（(]该条评论已经被删除[）)]\s*/;
/** The line that Qimai puts before an answer. A reviewer who speaks of 开发者回复 writes no row of dashes before it. */
const answerHead = /(?<!-)-{3,}\s*开发者回复\s*[:：]/;

/** Splits the store's removed-prefix and a glued-on answer off the reviewer's own words. */
export function partsOf(field: string): Parts {
  const prefix = field.includes('该条评论已经被删除') ? removedPrefix.exec(field) : null;
  const start = prefix?.[0].length ?? 0;
  const head = field.includes('开发者回复') ? answerHead.exec(field) : null;
  if (head === null || head.index < start)
    return { body: { start, end: field.length }, removed: prefix !== null, answer: null };
  const answer = field.slice(head.index + head[0].length).trim();
  return {
    body: { start, end: start + field.slice(start, head.index).trimEnd().length },
    removed: prefix !== null,
    answer: answer === '' ? null : answer,
  };
}
