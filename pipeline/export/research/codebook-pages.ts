import type { Label, Lang } from '../../lang.ts';
import { cells, type Field, type Table } from '../table.ts';
import type { CodebookEntry, Exclusion, PublishedCodebook } from './codebook.ts';
import { markdownText } from './markdown.ts';

/** One row an issue. */
export function codebookTable({ codebook, entries }: PublishedCodebook, lang: Lang): Table {
  const text = (
    key: string,
    zh: string,
    en: string,
    cell: (entry: CodebookEntry) => string,
  ): Field<CodebookEntry> => ({
    ...{ key, zh, en },
    kind: 'long',
    cell,
  });
  const columns: Field<CodebookEntry>[] = [
    { key: 'issue', zh: '编码', en: 'issue', kind: 'text', cell: ({ id }) => id },
    { key: 'label', zh: '名称', en: 'label', kind: 'text', cell: (entry) => entry.label[lang] },
    text('definition', '定义', 'definition', ({ definition }) => definition[lang]),
    text('include', '包括', 'include', ({ include }) => include?.[lang] ?? ''),
    text('exclude', '不包括', 'exclude', ({ exclude }) =>
      exclude.map((one) => excluded(one, lang)).join('\n'),
    ),
    text('examples', '例（虚构）', 'examples (invented)', ({ examples }) =>
      examples.map(({ text }) => text).join('\n'),
    ),
    text('counter_examples', '反例（虚构）', 'counter-examples (invented)', ({ exclude }) =>
      exclude
        .flatMap(({ issue, example }) => (example === undefined ? [] : [`${example.text} → ${issue}`]))
        .join('\n'),
    ),
    { key: 'stage', zh: '阶段', en: 'stage', kind: 'text', cell: ({ stage }) => stage },
    { key: 'cause', zh: '内因', en: 'cause', kind: 'text', cell: ({ cause }) => cause },
    {
      key: 'version',
      zh: '手册版本',
      en: 'version of the codebook',
      kind: 'count',
      cell: () => codebook.version,
    },
  ];
  return {
    name: 'codebook',
    label: { zh: '编码手册', en: 'codebook' },
    columns,
    rows: () => cells(columns, entries),
  };
}

const excluded = ({ issue, what }: Exclusion, lang: Lang): string => `${what[lang]} → ${issue}`;

/** The codebook as machines read it, in both languages. */
export const codebookJson = ({ codebook, entries, tieBreaks }: PublishedCodebook): string =>
  `${JSON.stringify(
    {
      version: codebook.version,
      stages: codebook.stages,
      causes: codebook.causes,
      issues: entries,
      stage_override: codebook.stage_override,
      tie_breaks: tieBreaks,
    },
    null,
    1,
  )}\n`;

/** The codebook as people read it. */
export function codebookMarkdown({ codebook, entries, tieBreaks }: PublishedCodebook, lang: Lang): string {
  const words = texts[lang];
  const listed = (codes: Readonly<Record<string, Label & { readonly means: string }>>): string[] =>
    Object.entries(codes).map(([id, code]) => `- \`${id}\` ${markdownText(`${code[lang]}: ${code.means}`)}`);
  return [
    `# ${words.title(codebook.version)}`,
    '',
    words.unit,
    '',
    `## ${words.tieBreaks}`,
    '',
    ...tieBreaks.map((rule, at) => `${at + 1}. ${markdownText(rule[lang])}`),
    '',
    `## ${words.stages}`,
    '',
    ...listed(codebook.stages),
    '',
    ...codebook.stage_override.map(
      ({ issues, when, stage }) => `- ${markdownText(when)} → \`${stage}\` (${issues.join(', ')})`,
    ),
    '',
    `## ${words.causes}`,
    '',
    ...listed(codebook.causes),
    '',
    `## ${words.issues}`,
    '',
    ...entries.flatMap((entry) => entryLines(entry, lang)),
  ].join('\n');
}

function entryLines(
  { id, label, definition, stage, cause, include, exclude, examples }: CodebookEntry,
  lang: Lang,
): string[] {
  const words = texts[lang];
  const line = (name: string, text: string): string => `- ${name}: ${markdownText(text)}`;
  return [
    `### ${markdownText(`${label[lang]} (${id})`)}`,
    '',
    line(words.definition, definition[lang]),
    `- ${words.place}: \`${stage}\`, \`${cause}\``,
    ...(include === undefined ? [] : [line(words.include, include[lang])]),
    ...exclude.map((one) => line(words.exclude, excluded(one, lang))),
    ...examples.map(({ text }) => line(words.example, text)),
    ...exclude.flatMap(({ issue, example }) =>
      example === undefined ? [] : [line(words.counterExample, `${example.text} → ${issue}`)],
    ),
    '',
  ];
}

const texts = {
  zh: {
    title: (version: number) => `编码手册，第 ${version} 版`,
    unit: '编码单位是诉求：评论者陈述的一个问题、未满足的愿望或警告。每条诉求只有一个问题编码，阶段与内因由它而定，除非原文另有说明。例子均为虚构。',
    tieBreaks: '取舍规则',
    stages: '阶段',
    causes: '内因',
    issues: '问题',
    definition: '定义',
    place: '阶段、内因',
    include: '包括',
    exclude: '不包括',
    example: '例',
    counterExample: '反例',
  },
  en: {
    title: (version: number) => `Codebook, version ${version}`,
    unit: 'The unit of coding is the complaint: one problem, unmet wish or warning that the reviewer states. It has one issue; stage and cause follow from that unless the text says otherwise. All examples are invented.',
    tieBreaks: 'Tie-breaks',
    stages: 'Stages',
    causes: 'Inner causes',
    issues: 'Issues',
    definition: 'definition',
    place: 'stage, cause',
    include: 'include',
    exclude: 'exclude',
    example: 'example',
    counterExample: 'counter-example',
  },
} as const satisfies Record<Lang, object>;
