import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Coder, loadCoder } from '../../pipeline/chain.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { fromJsonLine } from '../../pipeline/ingest/index.ts';
import type { CodedReview } from '../../pipeline/records.ts';
import { isDrop } from '../../pipeline/stage.ts';

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder({ segmenter: 'jieba' });
});

function coded(value: object, by: Coder = coder): CodedReview {
  const raw = fromJsonLine({ id: 1, ...value }, 1);
  if (isDrop(raw)) throw new Error(raw.detail);
  const review = by.code(raw);
  if (isDrop(review)) throw new Error(review.detail);
  return review;
}

const issues = (value: object, by?: Coder): string[] => coded(value, by).complaints.map(({ issue }) => issue);

describe('the coder', () => {
  test.each([
    ['一打开就闪退，根本进不去', 'startup.crash'],
    ['验证码等了十分钟都没收到', 'account.verification'],
    ['申请退款半个月了还不给退', 'refund.refused'],
    ['广告太多了，关都关不掉', 'ads.intrusive'],
    ['付了钱医生到现在一个字没回', 'consult.slow'],
    ['每次打開都要等半天，卡到不行', 'performance.slow'],
  ])('%s: %s', (text, issue) => {
    expect(issues({ text })).toContain(issue);
  });

  test.each(['非常好用，医生很耐心，推荐给大家', '没有广告，不卡，一直在用'])(
    '%s: praise without complaint',
    (text) => {
      const { polarity, complaints, score } = coded({ text });
      expect({ polarity, complaints }).toEqual({ polarity: 'pos', complaints: [] });
      expect(score).toBeGreaterThan(0);
    },
  );

  test('every complaint quotes the input and has a stage and cause of the codebook', () => {
    const title = '退款难！';
    const text = '药发错了，找客服没人理😡，钱也退不回来。';
    for (const { evidence, stage, cause } of coded({ title, text }).complaints) {
      const field = evidence.field === 'title' ? title : text;
      expect(evidence.quote).toBe(field.slice(evidence.start, evidence.end));
      expect(stage).toMatch(/^(acquisition|activation|retention|revenue|referral)$/);
      expect(cause).not.toBe('');
    }
  });

  test('codes many rows as it codes each', () => {
    const texts = ['一打开就闪退', '', '广告太多了，关都关不掉', '非常好用', '   ', '客服不理人，退款也不给'];
    const moreThanAPiece = Array.from({ length: 12 }, () => texts).flat();
    const raws = moreThanAPiece.flatMap((text, at) => {
      const raw = fromJsonLine({ id: at, text }, at + 1);
      return isDrop(raw) ? [] : [raw];
    });
    expect(coder.codeAll(raws)).toEqual(raws.map((raw) => coder.code(raw)));
  });

  test('says what a complaint rests on', () => {
    const raw = fromJsonLine({ id: 1, text: '一打开就闪退，根本进不去' }, 1);
    if (isDrop(raw)) throw new Error(raw.detail);
    const reasons = coder.explain(raw);
    expect(reasons.map(({ issue }) => issue)).toContain('startup.crash');
    expect(reasons.some(({ feature }) => feature.startsWith('cue '))).toBe(true);
  });
});

describe('a lexicon folder of the team’s own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-lexicons-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('a new issue is coded by its cue before anything is trained', async () => {
    cpSync(lexiconFolder, folder, { recursive: true });
    const codebook = readFileSync(join(folder, 'codebook.yaml'), 'utf8');
    const entry =
      '  parking.full: {zh: 车位不足, en: "No parking", stage: retention, cause: planning, means: "no parking space at the hospital"}\n';
    writeFileSync(join(folder, 'codebook.yaml'), codebook.replace('issues:\n', `issues:\n${entry}`));
    appendFileSync(
      join(folder, 'cues/revenue-care-referral.yaml'),
      '\nparking.full:\n  - 车位…(没有|全满|满了|爆满)\n',
    );
    const own = await loadCoder({ segmenter: 'jieba', lexicons: folder });
    expect(issues({ text: '医院门口车位天天爆满，太差了' }, own)).toContain('parking.full');
    expect(own.versions.lexicon).not.toBe(coder.versions.lexicon);
  });

  test('an error in a lexicon names file and line', async () => {
    appendFileSync(join(folder, 'cues/revenue-care-referral.yaml'), '\nno.such:\n  - 随便\n');
    const path = join(folder, 'cues/revenue-care-referral.yaml');
    const line = readFileSync(path, 'utf8').split('\n').indexOf('  - 随便') + 1;
    await expect(loadCoder({ segmenter: 'jieba', lexicons: folder })).rejects.toMatchObject({
      code: 'lexicon-invalid',
      message: expect.stringContaining(`${path}:${line}: unknown issue "no.such"`),
    });
  });
});
