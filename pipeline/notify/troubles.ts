import { hash } from 'node:crypto';
import type { Label } from '../lang.ts';
import type { NightNews } from '../nightly/news.ts';

/** Something wrong with the night itself. */
export interface Trouble {
  /** The same for the same trouble on another night. */
  readonly id: string;
  readonly words: Label;
}

/** What was wrong with a night: why it was held or stopped, and what could not be reached or read. */
export function troublesOf({ outcome, reasons, faults }: NightNews): Trouble[] {
  return [
    ...(outcome === 'stopped' ? [trouble('stopped', stopped)] : []),
    ...reasons.map((reason) => trouble(outcome === 'held' ? 'held' : 'gate', outcomeTold(reason, outcome))),
    ...faults.map(({ code, message, zh }) => trouble(code, { zh: zh?.message ?? message, en: message })),
  ];
}

/** Numbers change from night to night, and are no part of what a trouble is. */
const trouble = (code: string, words: Label): Trouble => ({
  id: `${code}-${hash('sha256', words.en.replace(/\d+(?:[.,]\d+)*/g, '0'), 'hex').slice(0, 12)}`,
  words,
});

const stopped: Label = {
  zh: '夜间运行到达期限而没有做完；未发布的由下一次完成',
  en: 'the night came to its deadline before its end; what it has not published is done by the next one',
};

const outcomeTold = ({ zh, en }: Label, outcome: NightNews['outcome']): Label =>
  outcome === 'held'
    ? { zh: `未发布，结果仍是上一次的：${zh}`, en: `not published, the former results stay: ${en}` }
    : { zh: `已按要求发布：${zh}`, en: `published as asked: ${en}` };
