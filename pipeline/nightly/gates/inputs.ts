import type { InputProfile, Profile } from '../profile.ts';
import { summed } from './mix.ts';
import { type Judge, percent, type Verdict } from './verdict.ts';

/** Rows an input must have tonight, and have had before, for its shares to be told. */
const leastRows = 20;
const leastPastRows = 100;
/** A column that is filled less often than this is none that anybody counts on. */
const leastFilled = 0.2;

/** A column that was filled and no longer is, or an input of which a former format has given way to another: the export has changed. */
export const schema: Judge = ({ tonight, past }, limit) => {
  const known = past.map(({ profile }) => profile);
  const columns = Object.entries(tonight.inputs).flatMap(([input, now]) => {
    const usual = usualOf(input, known);
    if (now.read < leastRows || usual.read < leastPastRows) return [];
    return Object.keys(usual.filled)
      .sort()
      .flatMap((column) => columnVerdict(input, column, now, usual, limit));
  });
  return [...columns, ...formatVerdicts(tonight, known)];
};

function columnVerdict(
  input: string,
  column: string,
  now: InputProfile,
  usual: InputProfile,
  limit: number,
): Verdict[] {
  const before = usual.filled[column]! / usual.read;
  if (before < leastFilled) return [];
  const share = (now.filled[column] ?? 0) / now.read;
  const says = {
    zh: `${input}：「${column}」列只有 ${percent(share)} 的行有内容，往常为 ${percent(before)}`,
    en: `${input}: column ${column} is filled in ${percent(share)} of the rows, usually in ${percent(before)}`,
  };
  const held = share < limit * before;
  return [{ gate: 'schema', about: `${input} · ${column}`, held, observed: share, usual: before, says }];
}

/** Input and format of a profile's key. */
const partsOf = (key: string): [input: string, format: string] => {
  const at = key.lastIndexOf(' · ');
  return [key.slice(0, at), key.slice(at + 3)];
};

function formatVerdicts({ inputs }: Profile, known: readonly Profile[]): Verdict[] {
  const formats = formatsOf(Object.keys(inputs));
  const former = formatsOf(known.flatMap((profile) => Object.keys(profile.inputs)));
  return [...formats].flatMap(([input, now]) => {
    const before = former.get(input);
    if (before === undefined) return [];
    const [strange, gone] = [without(now, before), without(before, now)];
    const held = strange.length > 0 && gone.length > 0;
    const says = held
      ? {
          zh: `${input}：往常是 ${gone.join('、')}，今天是 ${strange.join('、')}`,
          en: `${input}: usually ${gone.join(', ')}, tonight ${strange.join(', ')}`,
        }
      : { zh: `${input}：${[...now].join('、')}，同往常`, en: `${input}: ${[...now].join(', ')}, as usual` };
    return [{ gate: 'schema', about: input, held, observed: strange.length, usual: before.size, says }];
  });
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): string[] =>
  [...some].filter((one) => !others.has(one));

function formatsOf(keys: readonly string[]): Map<string, Set<string>> {
  const formats = new Map<string, Set<string>>();
  for (const [input, format] of keys.map(partsOf))
    formats.set(input, (formats.get(input) ?? new Set()).add(format));
  return formats;
}

/** Too many rows of an input that could not be read. */
export const rejects: Judge = ({ tonight, past }, limit) =>
  Object.entries(tonight.inputs).flatMap(([input, { read, rejected }]) => {
    if (read < leastRows) return [];
    const usual = usualOf(
      input,
      past.map(({ profile }) => profile),
    );
    const before = usual.read < leastPastRows ? 0 : usual.rejected / usual.read;
    const share = rejected / read;
    const says = {
      zh: `${input}：${read} 行中拒收 ${rejected} 行（${percent(share)}），往常为 ${percent(before)}`,
      en: `${input}: ${rejected} of ${read} rows rejected (${percent(share)}), usually ${percent(before)}`,
    };
    return [
      { gate: 'rejects', about: input, held: share > before + limit, observed: share, usual: before, says },
    ];
  });

function usualOf(input: string, past: readonly Profile[]): InputProfile {
  const same = past.flatMap(({ inputs }) => inputs[input] ?? []);
  return {
    read: same.reduce((sum, { read }) => sum + read, 0),
    rejected: same.reduce((sum, { rejected }) => sum + rejected, 0),
    filled: summed(same.map(({ filled }) => filled)),
  };
}
