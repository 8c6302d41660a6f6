import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lexiconFolder } from '../../../pipeline/folders.ts';
import { readPublishedCodebook } from '../../../pipeline/export/research/codebook.ts';
import { codebookJson, codebookMarkdown } from '../../../pipeline/export/research/codebook-pages.ts';

const published = readPublishedCodebook(lexiconFolder);

test('every issue has definitions, what belongs to it, what does not and goes where, and examples', () => {
  const known = Object.keys(published.codebook.issues);
  for (const { id, include, exclude, examples, definition } of published.entries) {
    expect([include?.zh, include?.en, definition.zh].every(Boolean), id).toBe(true);
    expect(definition.zh, id).not.toBe(definition.en);
    expect(exclude.length, id).toBeGreaterThan(0);
    for (const { issue } of exclude) expect(known).toContain(issue);
    expect(exclude.map(({ issue }) => issue)).not.toContain(id);
    if (id !== 'reputation.warning') expect(examples.length, id).toBeGreaterThan(1);
  }
});

test('notes speak of no issue that the codebook has not', () => {
  const notes = readFileSync(join(lexiconFolder, 'publication/codebook-notes.yaml'), 'utf8');
  const named = [...notes.matchAll(/^ {2}([a-z]+\.[a-z]+):$/gm)].map(([, id]) => id);
  expect(named).toEqual(Object.keys(published.codebook.issues));
});

test('examples are invented ones, and each bears its issue', () => {
  for (const { examples } of published.entries)
    for (const { text, evidence } of examples) expect(text).toContain(evidence);
});

test('as Markdown in both languages and as JSON', () => {
  const zh = codebookMarkdown(published, 'zh');
  expect(zh).toContain('### 退款退货难 (refund.refused)');
  expect(zh).toMatch(/- 反例: .+ → charge\.unauthorised/);
  expect(codebookMarkdown(published, 'en')).toContain('- exclude: ');
  expect(JSON.parse(codebookJson(published))).toMatchObject({ version: 1, tie_breaks: expect.any(Array) });
});
