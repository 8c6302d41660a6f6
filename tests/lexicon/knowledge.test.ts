import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../pipeline/errors.ts';
import { readKnowledge } from '../../pipeline/lexicon/read-knowledge.ts';
import { lexiconsWith } from './support.ts';

const cueFile = 'cues/revenue-care-referral.yaml';

describe('a lexicon with a fault is refused, naming the file and the fault', { timeout: 60_000 }, () => {
  test.each([
    ['that is no YAML', 'touchpoints.yaml', () => 'app: [应用\nlogin: 登录]', /touchpoints\.yaml:2/],
    ['a class that is no list', 'failures.yaml', () => 'crash: 闪退', /failures\.yaml:\d+: .*crash/s],
    [
      'a strength out of range',
      'sentiment.yaml',
      (text: string) => text.replace('positive: {', 'positive: {棒: 9, '),
      /sentiment\.yaml:\d+: .*棒/s,
    ],
    [
      'an unknown issue',
      cueFile,
      () => 'stability.crsh: [闪退]',
      /revenue-care-referral\.yaml:\d+: unknown issue "stability\.crsh"/,
    ],
    [
      'an unknown class',
      cueFile,
      () => "stability.crash: ['{crsh}']",
      /revenue-care-referral\.yaml:\d+: .*\{crsh\}/,
    ],
    [
      'an issue of an unknown stage',
      'codebook.yaml',
      (text: string) => text.replace('stage: revenue', 'stage: revenu'),
      /codebook\.yaml:\d+: .*"revenu"/,
    ],
  ])('%s', (_, file, change, message) => {
    const folder = lexiconsWith({ [file]: change });
    expect(() => readKnowledge(folder)).toThrow(UserError);
    expect(() => readKnowledge(folder)).toThrow(message);
  });

  test('a file that is missing', () => {
    const folder = lexiconsWith({});
    rmSync(join(folder, 'sentiment.yaml'));
    expect(() => readKnowledge(folder)).toThrow(/sentiment\.yaml/);
  });
});
