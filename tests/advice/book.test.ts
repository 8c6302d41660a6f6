import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kindOf, readCauses, suggestionsFor } from '../../pipeline/advice/book.ts';
import { lintCauses } from '../../pipeline/advice/lint.ts';
import { readCodebook } from '../../pipeline/codebook.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { readWordClasses } from '../../pipeline/lexicon/read-knowledge.ts';
import { folder } from '../store/support.ts';

const book = readCauses();
const codebook = readCodebook();
const entries = [...book.issues.values()];
const suggestions = entries.flatMap((entry) => entry.suggestions);
const kinds = ['general', 'medical'] as const;

test('every issue of the codebook is explained, and nothing else is', () => {
  expect([...book.issues.keys()].sort()).toEqual(Object.keys(codebook.issues).sort());
});

test('an issue has two suggestions or more for general and for medical apps, one or more for each rival cause', () => {
  const poor = entries.flatMap((entry) =>
    kinds.flatMap((kind) => {
      const open = suggestionsFor(entry, kind);
      const bare = entry.causes.filter(({ id }) => !open.some(({ cause }) => cause === id));
      return [
        ...(open.length < 2 ? [`${entry.issue} ${kind}`] : []),
        ...bare.map(({ id }) => `${id} ${kind}`),
      ];
    }),
  );
  expect(poor).toEqual([]);
});

test('one of the rival causes at least points at the inner cause that the codebook names', () => {
  const foreign = entries.filter(
    ({ issue, causes }) => !causes.some(({ inner }) => inner === codebook.issues[issue]!.cause),
  );
  expect(foreign.map(({ issue }) => issue)).toEqual([]);
});

test('no two causes or suggestions say the same', () => {
  const texts = [...suggestions, ...entries.flatMap(({ causes }) => causes)].flatMap(({ zh, en }) => [
    zh,
    en,
  ]);
  expect(texts.filter((text, at) => texts.indexOf(text) !== at)).toEqual([]);
});

test('Chinese texts are Chinese, and English ones are not', () => {
  const labels = [
    ...suggestions,
    ...entries.flatMap(({ causes, symptom }) => [symptom, ...causes, ...causes.map(({ check }) => check)]),
  ];
  expect(labels.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || /\p{Script=Han}/u.test(en))).toEqual(
    [],
  );
});

test('every owner, metric, effect and source is used', () => {
  const { owners, metrics, effects, sources } = book.terms;
  const used = new Set(
    suggestions.flatMap(({ owner, metric, effect, source }) => [owner, metric, effect, ...source]),
  );
  const idle = [owners, metrics, effects, sources].flatMap((terms) =>
    Object.keys(terms).filter((id) => !used.has(id)),
  );
  expect(idle).toEqual([]);
});

test('a file of issues is one that can be read at a sitting', () => {
  const files = [
    'acquisition',
    'activation',
    'software',
    'trust',
    'care',
    'money',
    'orders',
    'referral',
    'terms',
  ];
  const lengths = files.map(
    (name) => readFileSync(join(lexiconFolder, 'causes', `${name}.yaml`), 'utf8').split('\n').length,
  );
  expect(Math.max(...lengths)).toBeLessThanOrEqual(600);
});

/** A copy of the knowledge base with one change in one of its files. */
function changed(file: string, from: string | RegExp, to: string): string {
  const copy = folder();
  cpSync(join(lexiconFolder, 'causes'), join(copy, 'causes'), { recursive: true });
  const path = join(copy, 'causes', file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  return copy;
}

test.each([
  ['care.yaml', 'inner: planning', 'iner: planning', /care\.yaml:\d+: consult\.slow › causes › roster-gap/],
  [
    'care.yaml',
    'owner: operations',
    'owner: nobody',
    /consult\.slow › causes › roster-gap › general › adviser-forecast › owner: "nobody"/,
  ],
  [
    'care.yaml',
    'source: [practice]',
    'source: [hearsay]',
    /consult\.slow › .* › source › 0: "hearsay" is not under sources/,
  ],
  ['care.yaml', 'duty-pool:', 'adviser-forecast:', /adviser-forecast: the id is taken/],
  ['care.yaml', 'effort: M', 'effort: XL', /consult\.slow › .* › effort/],
  [
    'money.yaml',
    'price.expensive:',
    'order.wrong:',
    /order\.wrong: the issue stands in another file already/,
  ],
  ['terms.yaml', 'moves: up', 'moves: sideways', /terms\.yaml:\d+: metrics › day1-retention › moves/],
])('a fault in %s names file, issue and field', (file, from, to, expected) => {
  expect(() => readCauses(changed(file, from, to))).toThrow(expected);
});

test('a medical app is told by its name, or by the care its reviews complain of', () => {
  expect(kindOf(book, '康宁医生', 0, new Map())).toBe('medical');
  expect(kindOf(book, 'Carely', 100, new Map([['consult.slow', 6]]))).toBe('medical');
  expect(kindOf(book, 'Carely', 100, new Map([['consult.slow', 2]]))).toBe('general');
});

const lint = (lexicons: string): string[] => {
  const { touchpoints, failures, feelings } = readWordClasses(lexiconFolder);
  return lintCauses(lexicons, codebook, { ...touchpoints, ...failures, ...feelings }).map(
    ({ file, what }) => `${file}: ${what}`,
  );
};

test('the shipped knowledge base has no fault', () => {
  expect(lint(lexiconFolder)).toEqual([]);
});

test.each([
  [
    'care.yaml',
    'inner: planning',
    'inner: weather',
    /^causes\/care\.yaml: consult\.slow\/roster-gap › inner: unknown cause "weather"$/,
  ],
  [
    'care.yaml',
    'cues: [排队,',
    'cues: [接了诊, 排队,',
    /^causes\/care\.yaml:\d+: "接了诊" speaks for consult\.slow\/moonlighting-doctor here and for consult\.slow\/roster-gap$/,
  ],
  [
    'care.yaml',
    'cues: [排队,',
    'cues: [ABC, 排队,',
    /^causes\/care\.yaml:\d+: "ABC" is never seen: texts are folded to "abc" first$/,
  ],
  [
    'care.yaml',
    'cues: [排队,',
    "cues: ['{nobody}…慢', 排队,",
    /^causes\/care\.yaml:\d+: cue "\{nobody\}…慢" names class \{nobody\}/,
  ],
  ['care.yaml', '      medical:\n        duty-pool', '      general2:\n        duty-pool', /general2/],
  ['care.yaml', 'consult.slow:', 'consult.late:', /unknown issue "consult.late"/],
] as const)('a fault in %s is found: %s → %s', (file, from, to, expected) => {
  const copy = changed(file, from, to);
  const told = (): string => {
    try {
      return lint(copy).join('\n');
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(told()).toMatch(new RegExp(expected.source, 'm'));
});

test('a rival without a suggestion for some kind of app is found', () => {
  const copy = changed('care.yaml', /^ {6}general:\n {8}adviser-forecast.*\n/m, '');
  expect(lint(copy)).toEqual([
    'causes/care.yaml: consult.slow/roster-gap: nothing is suggested for general apps',
  ]);
});
