import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { latexText } from '../../../pipeline/export/research/latex.ts';
import { markdownText } from '../../../pipeline/export/research/markdown.ts';
import { storeOf } from '../../report/support.ts';
import { coded } from '../../store/support.ts';
import { bundleOf } from './support.ts';

vi.setConfig({ testTimeout: 120_000 }); // TeX and R start slowly on a busy machine

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** Texts that a quoting fault would break. */
const nasty = `它说"不行", it's 100% \\broken\\ $5 {a_b} #1 & <c>`;
const bundle = async () =>
  bundleOf(
    await storeOf([
      coded({ id: 'a', app: nasty, text: nasty, version: '3.10', says: [['refund.refused', nasty]] }),
      coded({ id: 'b', app: '康宁医生👍', text: '闪退', says: [['stability.crash', '闪退']] }),
    ]),
    { lang: 'zh', crosses: [['issue', 'app']] },
  );

test('what LaTeX and Markdown would take for a command is escaped', () => {
  expect(latexText('50% & $1_a {b} \\x ^~ #1 👍')).toBe(
    '50\\% \\& \\$1\\_a \\{b\\} \\textbackslash{}x \\textasciicircum{}\\textasciitilde{} \\#1 ',
  );
  expect(markdownText('a|b *c* <d>\ne')).toBe('a\\|b \\*c\\* \\<d\\> e');
});

describe.skipIf(!has('xelatex'))('XeLaTeX', () => {
  test('compiles all tables, Chinese too', async () => {
    const out = await bundle();
    const log = execFileSync('xelatex', ['-interaction=nonstopmode', '-halt-on-error', 'tables.tex'], {
      cwd: join(out, 'latex'),
      encoding: 'utf8',
    });
    expect(log).toContain('Output written on tables.pdf');
    expect(log).not.toContain('Missing character');
  });
});

describe.skipIf(!has('pspp'))('PSPP reads the SPSS syntax', () => {
  test('with value labels and whole texts', async () => {
    const out = await bundle();
    const list =
      "GET FILE='data/complaints.sav'.\nFREQUENCIES VARIABLES=issue counted.\nLIST quote version.\n";
    writeFileSync(join(out, 'list.sps'), list);
    execFileSync('pspp', ['labels/labels.sps'], { cwd: out });
    const listed = execFileSync('pspp', ['list.sps'], { cwd: out, encoding: 'utf8' });
    for (const words of ['退款退货难', '使用中闪退卡死', '是', nasty, '3.10'])
      expect(listed).toContain(words);
  });
});

describe.skipIf(!has('Rscript'))('R reads the script', () => {
  test('with factors, labels and whole texts', async () => {
    const out = await bundle();
    writeFileSync(
      join(out, 'list.R'),
      [
        'source("labels/labels.R", encoding = "UTF-8")',
        'cat(as.character(complaints$issue), complaints$quote, complaints$version, attr(complaints$stars, "label"), sep = "\\n")',
      ].join('\n'),
    );
    const listed = execFileSync('Rscript', ['list.R'], {
      cwd: out,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    for (const words of ['退款退货难', nasty, '3.10', '星级']) expect(listed).toContain(words);
  });
});
