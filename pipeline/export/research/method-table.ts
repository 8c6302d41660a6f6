import type { Label } from '../../lang.ts';
import { cells, type Field, type Table } from '../table.ts';
import { coverageOf } from './coverage.ts';
import { type Facts, methodsOf } from './methods.ts';
import { privacyOf } from './privacy.ts';

type MethodLine = readonly [topic: Label, text: string];

/** The sheet that tells how the others were made. */
export function methodTable(facts: Facts): Table {
  const { lang } = facts.options;
  const lines: MethodLine[] = [
    ...methodsOf(facts, lang).map((line): MethodLine => [{ zh: '方法', en: 'methods' }, line]),
    ...coverageOf(facts, lang).map((line): MethodLine => [{ zh: '局限', en: 'limits' }, line]),
    ...privacyOf(facts.analysis, facts.options, lang).map(
      (line): MethodLine => [{ zh: '隐私', en: 'privacy' }, line],
    ),
  ];
  const columns: Field<MethodLine>[] = [
    { key: 'topic', zh: '主题', en: 'topic', kind: 'text', cell: ([topic]) => topic[lang] },
    { key: 'text', zh: '说明', en: 'text', kind: 'long', cell: ([, line]) => line },
  ];
  return { name: 'method', label: { zh: '方法', en: 'method' }, columns, rows: () => cells(columns, lines) };
}
