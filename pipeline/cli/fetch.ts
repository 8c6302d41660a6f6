import { fetchEach, type SourceOutcome } from '../fetch/each.ts';
import type { Label } from '../lang.ts';
import { readNightConfig } from '../nightly/config.ts';
import { cursorsOf } from '../store/cursors.ts';
import { openStore } from '../store/store.ts';
import { table } from './table.ts';
import { type Execute, exitCode, print } from './terminal.ts';

const usualFile = 'nightly.yaml';

/** `wenzhen fetch`: what the sources of a night have that is new, into their folders, where the next night reads it. */
export const execute: Execute = async (_, terminal, [file = usualFile]) => {
  const { sources, drop, database } = readNightConfig(file);
  const now = () => new Date();
  const store = openStore(database, { create: true });
  try {
    const cursors = (name: string) => cursorsOf(store, name, now);
    const { signal } = new AbortController();
    const outcomes = await fetchEach(sources, { drop, cursorsOf: cursors, signal, now });
    print(terminal, table([columns.map((column) => column[terminal.lang]), ...outcomes.map(row)]));
    for (const told of outcomes.flatMap(remarks)) terminal.stderr.write(`${told[terminal.lang]}\n`);
    return outcomes.every(({ fault }) => fault === null) ? exitCode.done : exitCode.unreachable;
  } finally {
    store.close();
  }
};

const columns: readonly Label[] = [
  { zh: '来源', en: 'source' },
  { zh: '文件', en: 'files' },
  { zh: '条目', en: 'entries' },
];

const row = ({ name, fetched }: SourceOutcome) => [
  name,
  fetched === null ? '–' : fetched.files.length,
  fetched === null || fetched.reviews === 0 ? '–' : fetched.reviews,
];

/** Faults in words, and what people should know. */
const remarks = ({ name, fetched, fault }: SourceOutcome): Label[] => [
  ...(fault === null ? [] : [{ zh: fault.zh?.message ?? fault.message, en: fault.message }]),
  ...(fetched?.notes ?? []).map(({ zh, en }) => ({ zh: `来源 ${name}：${zh}`, en: `source ${name}: ${en}` })),
];
