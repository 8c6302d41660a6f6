import { isText, type LabelledFile, type Variable } from './variables.ts';

const formats: Readonly<Record<Variable['kind'], string>> = {
  text: 'A120',
  long: 'A4000',
  count: 'F10.0',
  share: 'F10.6',
  decimal: 'F10.6',
  precise: 'E13.6',
  flag: 'F1.0',
};

/** SPSS syntax, UTF-8, run from the folder that holds `data`: reads each data file, labels its variables and values, and saves a `.sav`. */
export const spssSyntax = (files: readonly LabelledFile[]): string =>
  [
    '* Run from the folder that holds data and labels, Unicode mode (SET UNICODE=ON).',
    ...files.flatMap(readFile),
  ].join('\n');

const readFile = ({ name, variables }: LabelledFile): string[] => [
  '',
  `GET DATA /TYPE=TXT /FILE='data/${name}.csv' /ENCODING='UTF8' /ARRANGEMENT=DELIMITED`,
  `  /DELIMITERS=',' /QUALIFIER='"' /FIRSTCASE=2 /VARIABLES=`,
  `${variables.map((variable) => `  ${variable.name} ${formats[variable.kind]}`).join('\n')}.`,
  'VARIABLE LABELS',
  `${variables.map((variable) => `  ${variable.name} ${quoted(variable.label)}`).join('\n')}.`,
  ...variables.filter(({ values }) => values.length > 0).map(valueLabels),
  `VARIABLE LEVEL ${namesOf(variables, true)} (NOMINAL).`,
  `SAVE OUTFILE='data/${name}.sav'.`,
];

const valueLabels = (variable: Variable): string => {
  const lines = variable.values.map(
    ([code, label]) => `  ${isText(variable) ? quoted(code) : code} ${quoted(label)}`,
  );
  return `VALUE LABELS ${variable.name}\n${lines.join('\n')}.`;
};

const namesOf = (variables: readonly Variable[], text: boolean): string =>
  variables
    .filter((variable) => isText(variable) === text)
    .map(({ name }) => name)
    .join(' ');

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
