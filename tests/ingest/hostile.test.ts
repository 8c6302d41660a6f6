import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expandInputs } from '../../pipeline/ingest/index.ts';
import { archive, sheetOf, workbookOf } from './archive.ts';
import { codeOf, fileOf, readAll, readText } from './support.ts';

const header = 'text,stars,date\n';
/** Milliseconds; for what reads much, on a machine that has other work. */
const patience = 30_000;
const manyRows = (count: number): string[][] => [
  ['内容', '评分'],
  ...Array.from({ length: count }, (_, at) => [`第${at}条 ${Math.sin(at)}`, '5']),
];

describe('a fault of a whole input is a clear error before any row', () => {
  it.each([
    ['an empty file', '', 'empty-input'],
    ['blank lines only', ' \n\n', 'empty-input'],
    ['a header only', header, 'no-rows'],
    ['columns that nobody knows', 'foo,bar\n1,2\n', 'unknown-columns'],
    ['JSON lines without a column that we know', '{"foo":1}\n{"foo":2}\n', 'unknown-columns'],
    ['JSON that breaks off', '[{"text":"好"},', 'bad-json'],
    ['a PNG under the name of a CSV', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'not-an-export'],
    [
      'a web page under the name of a workbook',
      '<html><table><tr><td>内容</td></tr></table></html>',
      'not-an-export',
    ],
    ['other binary data', Buffer.from(Array.from({ length: 999 }, (_, at) => at % 7)), 'not-an-export'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'locked-workbook',
    ],
    ['a ZIP archive without a workbook', archive([{ name: 'a.txt', content: 'x' }]), 'not-a-workbook'],
    ['a workbook without a known header', workbookOf(sheetOf([['甲', '乙']])), 'unknown-columns'],
    ['a workbook with a header only', workbookOf(sheetOf([['内容', '评分']])), 'no-rows'],
    [
      'a workbook cut off before its first row',
      workbookOf(sheetOf(manyRows(50))).subarray(0, 500),
      'broken-workbook',
    ],
  ])('%s', async (_, content, code) => {
    expect(await codeOf(readText(content))).toBe(code);
  });

  it('names the columns there are and says what to do', async () => {
    const error = await readText('用户,留言板\n甲,好\n').catch((fault: Error & { hint: string }) => fault);
    expect(error).toMatchObject({
      message: expect.stringContaining('"用户", "留言板"'),
      hint: expect.stringContaining('mapping'),
    });
  });
});

describe('the kind is told by content, whatever the name', () => {
  it('reads a CSV that is called .xlsx', async () => {
    const { reviews } = await readAll(fileOf(`${header}好,5,2024-01-01\n`, 'reviews.xlsx'));
    expect(reviews).toMatchObject([{ text: '好', stars: 5 }]);
  });
});

describe('a workbook that breaks off', () => {
  const whole = workbookOf(sheetOf(manyRows(5000)));

  it('gives the rows before the break, then one reject', async () => {
    const { reviews, rejects } = await readText(whole.subarray(0, Math.floor(whole.length / 2)));
    expect(reviews.length).toBeGreaterThan(1000);
    expect(reviews.length).toBeLessThan(5000);
    expect(reviews.every(({ text }, at) => text.startsWith(`第${at}条`))).toBe(true);
    expect(rejects.map(({ reason }) => reason)).toEqual(['unreadable-rest']);
  });

  it('gives all rows where only the directory of the archive is lost', async () => {
    const { reviews, rejects } = await readText(whole.subarray(0, whole.length - 22));
    expect([reviews.length, rejects.length]).toEqual([5000, 1]);
  });
});

describe('a workbook that attacks', () => {
  const zeros = Buffer.alloc(40 * 1024 * 1024);

  it('is refused by the size it claims', async () => {
    expect(await codeOf(readText(workbookOf({ name: 'xl/worksheets/sheet1.xml', content: zeros })))).toBe(
      'zip-bomb',
    );
  });

  it('is refused when it inflates to more than it claims', async () => {
    const sheet = Buffer.concat([Buffer.from(sheetOf([['内容', '评分']])), zeros]);
    expect(
      await codeOf(readText(workbookOf({ name: 'xl/worksheets/sheet1.xml', content: sheet, claimed: 1000 }))),
    ).toBe('zip-bomb');
  });

  it('cannot make us read another file by an external entity', async () => {
    const secret = fileOf('秘密');
    const doctype = `<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file://${secret}">]>`;
    const { reviews, rejects } = await readText(
      workbookOf(
        sheetOf(
          [
            ['内容', '评分'],
            ['好', '5'],
            ['&x;', '5'],
            ['慢', '1'],
          ],
          doctype,
        ),
      ),
    );
    expect(reviews.map(({ text }) => text)).toEqual(['好']);
    expect(rejects.map(({ reason, detail }) => [reason, detail.includes('秘密')])).toEqual([
      ['unreadable-rest', false],
    ]);
  });

  it('cannot blow up memory by entities of entities', async () => {
    const doctype = '<!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';
    expect(
      await codeOf(
        readText(
          workbookOf(
            sheetOf(
              [
                ['内容', '评分'],
                ['&b;', '5'],
              ],
              doctype,
            ),
          ),
        ),
      ),
    ).toBe('broken-workbook');
  });
});

describe('a fault in a row costs that row only', () => {
  const reasons = async (content: string | Buffer): Promise<[string[], [number, string][]]> => {
    const { reviews, rejects } = await readText(content);
    return [reviews.map(({ text }) => text), rejects.map(({ origin, reason }) => [origin.row, reason])];
  };

  it('an impossible date or rating', async () => {
    const rows =
      '甲,5,2024-02-30\n乙,0,2024-01-01\n丙,6,\n丁,好,\n戊,5,1800-01-01\n己,5,2999-01-01\n庚,,\n,,2024-01-01\n';
    expect(await reasons(header + rows)).toEqual([
      ['庚'],
      [
        [2, 'bad-date'],
        [3, 'bad-stars'],
        [4, 'bad-stars'],
        [5, 'bad-stars'],
        [6, 'bad-date'],
        [7, 'bad-date'],
        [9, 'no-text-no-stars'],
      ],
    ]);
  });

  it('a row with the wrong number of columns, kept raw', async () => {
    const { reviews, rejects } = await readText(`${header}甲,5\n乙,5,,多,余\n丙,5,\n`);
    expect(reviews.map(({ text }) => text)).toEqual(['丙']);
    expect(rejects.map(({ reason, raw }) => [reason, raw])).toEqual([
      ['column-count', '甲,5'],
      ['column-count', '乙,5,,多,余'],
    ]);
  });

  it('a quote that is never closed', async () => {
    const rest = Array.from({ length: 300 }, (_, at) => `第${at},5,\n`).join('');
    const [texts, rejects] = await reasons(`${header}甲,5,\n"乙,5,\n${rest}`);
    expect([texts.length, rejects]).toEqual([301, [[3, 'column-count']]]);
  });

  it(
    'a quote that is never closed, in time that grows with the file only',
    async () => {
      const rest = Array.from({ length: 50_000 }, (_, at) => `第${at},5,\n`).join('');
      const [texts, rejects] = await reasons(`${header}"甲,5,\n${rest}`);
      expect([texts.length, rejects]).toEqual([50_000, [[2, 'column-count']]]);
    },
    patience,
  );

  it('two stray quotes that would swallow the rows between them', async () => {
    expect((await reasons(`${header}甲,5,\n"乙,5,\n丙,5,\n"丁,5,\n戊,5,\n`))[0]).toEqual(['甲', '丙', '戊']);
  });

  it('a quote inside a cell is part of the text', async () => {
    expect(await reasons(`${header}说是7"的屏,5,\n好,5,\n`)).toEqual([['说是7"的屏', '好'], []]);
  });

  it('half a JSON line', async () => {
    expect(await reasons('{"text":"甲"}\n{"text":"乙\n{"text":"丙"}\n{"te')).toEqual([
      ['甲', '丙'],
      [
        [2, 'bad-json'],
        [4, 'bad-json'],
      ],
    ]);
  });

  it('NUL bytes', async () => {
    expect(await reasons(`${header}甲\0,5,\n乙,5,\n`)).toEqual([['乙'], [[2, 'bad-encoding']]]);
  });

  it('a text of more than 20,000 characters', async () => {
    expect(await reasons(`${header}${'长'.repeat(20_001)},5,\n乙,5,\n`)).toEqual([['乙'], [[2, 'too-long']]]);
  });

  it('lines of GBK in a file of UTF-8', async () => {
    const gbk = Buffer.from('c2fdcbc0c1cb', 'hex'); // 慢死了
    const rows = [header, '每次打开都很慢，等了很久才能进去,1,\n', gbk, ',1,\n更新以后好多了,5,\n'].map(
      (part) => Buffer.from(part as string),
    );
    expect(await reasons(Buffer.concat(rows))).toEqual([
      ['每次打开都很慢，等了很久才能进去', '更新以后好多了'],
      [[3, 'bad-encoding']],
    ]);
  });

  it('but lines of UTF-8 in a file of GBK are known for what they are', async () => {
    const gbk = Buffer.from('c2fdcbc0c1cb', 'hex');
    const rows = [header, gbk, ',1,\n', gbk, ',1,\n', '真的很慢,1,\n', gbk, ',1,\n'].map((part) =>
      Buffer.from(part as string),
    );
    expect(await reasons(Buffer.concat(rows))).toEqual([['慢死了', '慢死了', '真的很慢', '慢死了'], []]);
  });

  it('lone surrogates become U+FFFD and the row stays', async () => {
    expect(await reasons('{"text":"很好用的一个应用\\ud83d"}\n{"text":"好"}\n')).toEqual([
      ['很好用的一个应用\uFFFD', '好'],
      [],
    ]);
  });
});

describe('keys that reach for the prototype', () => {
  it('change nothing and are no columns', async () => {
    const { reviews } = await readText(
      '{"__proto__":{"stars":1,"polluted":true},"constructor":{"prototype":1},"text":"好"}\n',
    );
    expect(reviews).toMatchObject([{ text: '好', stars: null }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a line of 50 MB', () => {
  it.each([
    ['JSON lines', '{"text":"甲"}\n{"text":"', '"}\n{"text":"乙"}\n'],
    ['CSV', `${header}甲,5,\n"`, '",5,\n乙,5,\n'],
  ])(
    'of %s is rejected with memory bounded',
    async (_, before, after) => {
      const path = fileOf(
        Buffer.concat([Buffer.from(before), Buffer.alloc(50 * 1024 * 1024, 'a'), Buffer.from(after)]),
      );
      const start = process.memoryUsage().rss;
      const { reviews, rejects } = await readAll(path);
      expect(process.memoryUsage().rss - start).toBeLessThan(150 * 1024 * 1024);
      expect(reviews.map(({ text }) => text)).toEqual(['甲', '乙']);
      expect(rejects.length).toBeGreaterThan(0);
      expect(rejects.every(({ raw }) => raw.length <= 10_000)).toBe(true);
    },
    patience,
  );
});

describe('a folder or file that may not be read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wenzhen-closed-'));

  it('is an error that names it', async () => {
    expect(await codeOf(readAll(join(folder, 'none.csv')))).toBe('unreadable-input');
    expect(await codeOf(readAll(folder))).toBe('unreadable-input');
  });

  it('so is a folder without permission', async () => {
    chmodSync(folder, 0o755);
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    writeFileSync(join(closed, 'a.csv'), header);
    chmodSync(closed, 0o000);
    expect(await asNobody(() => codeOf(expandInputs([closed])))).toBe('unreadable-folder');
    chmodSync(closed, 0o700);
  });
});

/** Without the rights of root, to whom every folder is open. */
async function asNobody<T>(run: () => Promise<T>): Promise<T> {
  const root = process.getuid?.() === 0;
  if (root) process.seteuid?.(65_534);
  try {
    return await run();
  } finally {
    if (root) process.seteuid?.(0);
  }
}
