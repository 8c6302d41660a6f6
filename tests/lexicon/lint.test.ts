import { describe, expect, test } from 'vitest';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { lintLexicons, shownFault } from '../../pipeline/lexicon/lint.ts';
import { lexiconsWith } from './support.ts';

/** The shipped files are large and the faults in small ones are the same. */
const small = {
  'touchpoints.yaml': () => 'login: [登录, 登陆]\n',
  'failures.yaml': () => 'crash: [闪退]\n',
  'cues/acquisition-activation-retention.yaml': () => '{}\n',
};

function faultsOf(cues: string, changes: Parameters<typeof lexiconsWith>[0] = {}): string[] {
  const folder = lexiconsWith({ ...small, 'cues/revenue-care-referral.yaml': () => cues, ...changes });
  return lintLexicons(folder)
    .filter(({ file }) => !file?.startsWith('causes/')) // names classes that are left out here; tests/advice
    .filter(({ file }) => file !== 'sentiment.yaml' || 'sentiment.yaml' in changes)
    .map((fault) => `${fault.severity} ${shownFault(fault)}`);
}

const file = 'cues/revenue-care-referral.yaml';

describe('the linter', { timeout: 60_000 }, () => {
  test('finds nothing in sound cues', () => {
    expect(faultsOf("stability.crash: [闪退, '{login}…(就|又)…卡死']\n")).toEqual([]);
  });

  test('finds a cue that stands twice, with both lines', () => {
    expect(faultsOf('stability.crash:\n  - 闪退\n  - 卡死\n  - 闪退\n')).toEqual([
      `error ${file}:4: "闪退" stands in stability.crash already, (${file}:2)`,
    ]);
  });

  test('finds a cue that means two issues', () => {
    expect(faultsOf('stability.crash: [闪退]\nstartup.crash: [闪退]\n')).toEqual([
      `error ${file}:2: "闪退" means startup.crash here and stability.crash (${file}:1)`,
    ]);
  });

  test.each([
    ['capitals', 'APP闪退', 'app闪退'],
    ['traditional characters', '閃退', '闪退'],
    ['full-width forms', 'ａｐｐ闪退', 'app闪退'],
  ])('finds a literal that no folded text holds: %s', (_, literal, folded) => {
    expect(faultsOf(`stability.crash: ['(闪退了|${literal})']\n`)).toEqual([
      `error ${file}:1: "${literal}" is never seen: texts are folded to "${folded}" first`,
    ]);
  });

  test('finds a literal that no clause holds', () => {
    expect(faultsOf("stability.crash: ['闪退?', 又…却卡死]\n")).toEqual([
      `error ${file}:1: "闪退?" is never seen: texts are cut at the "?" within it`,
      `warning ${file}:1: "却卡死" is seldom seen: texts are cut within it, before a connective`,
    ]);
  });

  test('finds a cue that adds nothing to a shorter one, but for one that states the negation', () => {
    expect(faultsOf('function.missing: [反应, 老没反应, 半天反应]\n')).toEqual([
      `warning ${file}:1: "半天反应" adds nothing to "反应" (${file}:1)`,
    ]);
  });

  test('finds unknown issues and classes, and tells all of them', () => {
    expect(faultsOf("stability.crsh: [闪退]\nstartup.crash: ['{crsh}…没了']\n")).toEqual([
      `error ${file}:1: unknown issue "stability.crsh"`,
      expect.stringContaining(`error ${file}:2: cue "{crsh}…没了" names class {crsh}`),
    ]);
  });

  test('finds a word that both praises and blames', () => {
    const changes = {
      'sentiment.yaml': (text: string) => text.replace('positive: {', 'positive: {垃圾: 1, '),
    };
    expect(faultsOf('{}\n', changes)).toContainEqual(
      expect.stringMatching(/^error sentiment\.yaml:\d+: "垃圾" means negative here and positive/),
    );
  });

  test('finds an issue without causes', () => {
    const changes = {
      'codebook.yaml': (text: string) =>
        text.replace(
          /^issues:.*\n/m,
          (line) => `${line}  new.issue: {zh: 新, en: New, stage: revenue, cause: marketing, means: new}\n`,
        ),
    };
    expect(faultsOf('{}\n', changes)).toContain('error causes: no cause is given for issue "new.issue"');
  });

  test('tells a file that is no YAML as the only fault, with its line', () => {
    expect(faultsOf('stability.crash: [闪退\n')).toEqual([
      expect.stringMatching(/^error .*revenue-care-referral\.yaml:\d/),
    ]);
  });
});

test('the shipped lexicons have no errors', { timeout: 60_000 }, () => {
  const errors = lintLexicons(lexiconFolder).filter(({ severity }) => severity === 'error');
  expect(errors.map(shownFault)).toEqual([]);
});
