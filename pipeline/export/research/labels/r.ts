import { isText, type LabelledFile, type Variable } from './variables.ts';

const classes: Readonly<Record<Variable['kind'], string>> = {
  text: 'character',
  long: 'character',
  count: 'integer',
  share: 'numeric',
  decimal: 'numeric',
  precise: 'numeric',
  flag: 'integer',
};

/** An R script, UTF-8, base R alone, run from the folder that holds `data`: one data frame a data file, codes as labelled factors. */
export const rScript = (files: readonly LabelledFile[]): string =>
  [
    '# Run from the folder that holds data and labels: source("labels/labels.R", encoding = "UTF-8")',
    ...files.flatMap(readFile),
    '',
  ].join('\n');

const readFile = ({ name, variables }: LabelledFile): string[] => [
  '',
  `${name} <- read.csv("data/${name}.csv", fileEncoding = "UTF-8-BOM", na.strings = "", quote = "\\"", comment.char = "",`,
  `  colClasses = c(${variables.map(({ kind }) => quoted(classes[kind])).join(', ')}))`,
  ...variables.flatMap((variable) => labelled(name, variable)),
];

function labelled(frame: string, variable: Variable): string[] {
  const column = `${frame}$${variable.name}`;
  const named = `attr(${column}, "label") <- ${quoted(variable.label)}`;
  if (variable.values.length === 0) return [named];
  const levels = variable.values.map(([code]) => (isText(variable) ? quoted(code) : `${code}L`));
  const labels = variable.values.map(([, label]) => quoted(label));
  return [
    `${column} <- factor(${column}, levels = c(${levels.join(', ')}), labels = c(${labels.join(', ')}))`,
    named,
  ];
}

const quoted = (text: string): string => JSON.stringify(text);
