import { changesOf } from '../changes.ts';
import { UserError } from '../errors.ts';
import { type ComparableRun, comparableRuns, findingStates, labels, quotes } from '../store/queries.ts';
import { askStore } from '../store/store.ts';
import { changeFacts, changePage } from './change-page.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen diff`: what has changed between two runs, on one page. */
export const execute: Execute = async ({ db, lang, json }, terminal, operands) => {
  await askStore(db, (store) => {
    const [one, other] = runsOf(comparableRuns(store), operands, db);
    const comparison = { one, other, findings: changesOf(findingStates(store, one.run, other.run)) };
    const quoteOf: Parameters<typeof changePage>[2] = ({ app, issue, stage, cause }) =>
      quotes(store, { app, issue, stage, cause, limit: 1 })[0]?.quote ?? '';
    if (json) print(terminal, JSON.stringify(changeFacts(comparison)));
    else for (const line of changePage(comparison, labels(store), quoteOf, lang)) print(terminal, line);
  });
  return exitCode.done;
};

/** The two runs named, the earlier one first; the newest two where none is. */
function runsOf(
  known: readonly ComparableRun[],
  operands: readonly string[],
  db: string,
): [ComparableRun, ComparableRun] {
  const named =
    operands.length === 0
      ? known.slice(0, 2)
      : [...new Set(operands)].flatMap((operand) => known.find(({ run }) => String(run) === operand) ?? []);
  const [one, other] = named.toSorted((a, b) => a.run - b.run);
  if (one === undefined || other === undefined || operands.length > 2) throw notTwoRuns(known, operands, db);
  return [one, other];
}

function notTwoRuns(known: readonly ComparableRun[], operands: readonly string[], db: string): UserError {
  const numbers = known.map(({ run }) => run);
  const span =
    numbers.length === 0
      ? ['none', '无']
      : [`${numbers.at(-1)} to ${numbers[0]}`, `${numbers.at(-1)} 至 ${numbers[0]}`];
  const given = operands.join(' ');
  return new UserError({
    code: 'not-two-runs',
    message: `"${given}" does not name two runs of ${db} that can be compared`,
    hint: `Name two different runs by their numbers, or none for the newest two. Comparable: ${span[0]}. sqlite3 ${db} "SELECT run, finished FROM run_list"`,
    zh: {
      message: `“${given}” 不是 ${db} 中可以比较的两次运行`,
      hint: `请给出两个不同的运行编号，或不给（比较最近两次）。可比较的运行：${span[1]}。sqlite3 ${db} "SELECT run, finished FROM run_list"`,
    },
  });
}
