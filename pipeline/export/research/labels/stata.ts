import { isText, type LabelledFile, type Variable } from './variables.ts';

/** A Stata do-file (14 or later, UTF-8), run from the folder that holds `data`: reads each data file, labels it, and saves a `.dta`. */
export const stataDoFile = (files: readonly LabelledFile[]): string =>
  [
    '* Run from the folder that holds data and labels. Coded text becomes numbers with value labels; issue_id and so on keep the text.',
    'version 14',
    ...files.flatMap(readFile),
    '',
  ].join('\n');

const readFile = ({ name, variables }: LabelledFile): string[] => [
  '',
  // Columns by their place: a byte order mark would become a part of the first name.
  `import delimited using "data/${name}.csv", delimiters(",") varnames(nonames) rowrange(2) encoding("UTF-8") bindquote(strict) maxquotedrows(unlimited) stringcols(${textColumns(variables)}) clear`,
  `rename (${variables.map((_, at) => `v${at + 1}`).join(' ')}) (${variables.map((variable) => variable.name).join(' ')})`,
  ...variables.flatMap(labelled),
  `save "data/${name}.dta", replace`,
];

const textColumns = (variables: readonly Variable[]): string =>
  variables.flatMap((variable, at) => (isText(variable) ? [at + 1] : [])).join(' ');

function labelled(variable: Variable): string[] {
  const { name, label, values } = variable;
  const named = `label variable ${name} ${quoted(label)}`;
  if (values.length === 0) return [named];
  const numbers = isText(variable) ? values.map((_, at) => at + 1) : values.map(([code]) => code);
  return [
    ...(isText(variable) ? encoded(variable) : []),
    named,
    `label define ${name}_l ${values.map(([, words], at) => `${numbers[at]} ${quoted(words)}`).join(' ')}, replace`,
    `label values ${name} ${name}_l`,
  ];
}

const encoded = ({ name, values }: Variable): string[] => [
  `rename ${name} ${name}_id`,
  `generate ${name} = .`,
  ...values.map(([code], at) => `replace ${name} = ${at + 1} if ${name}_id == ${quoted(code)}`),
  `order ${name}, after(${name}_id)`,
];

/** Compound quotes hold any quotes but their own closing ones. */
const quoted = (text: string): string => `\`"${text.replaceAll('"\'', "'")}"'`;
