import Excel from 'exceljs';
import { describe, expect, it } from 'vitest';
import { archive, sheetOf, workbookOf } from './archive.ts';
import { readText } from './support.ts';

const texts = async (content: Buffer): Promise<string[]> =>
  (await readText(content)).reviews.map(({ text }) => text);
const cells = (inner: string): string =>
  `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>内容</t></is></c></row>${inner}</sheetData></worksheet>`;

describe('cells of a workbook', () => {
  it('written by another program are read as they were: shared and rich strings, numbers, formulas, dates', async () => {
    const workbook = new Excel.Workbook();
    const sheet = workbook.addWorksheet('评论');
    sheet.addRow(['内容', '评分', '日期', '版本']);
    sheet.addRow([
      { richText: [{ text: '很' }, { font: { bold: true }, text: '好' }] },
      5,
      new Date(Date.UTC(2024, 0, 2, 3, 4, 5)),
      6.1,
    ]);
    sheet.getCell('C2').numFmt = 'yyyy"年"m"月"d"日" h:mm';
    sheet.addRow([{ formula: 'A2', result: '公式' }, { formula: '1+1', result: 2 }, '2024-01-02', '6.10']);
    const { reviews } = await readText(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(reviews).toMatchObject([
      { text: '很好', stars: 5, date: '2024-01-01T19:04:05Z', version: '6.1' },
      { text: '公式', stars: 2, date: '2024-01-01T16:00:00Z', version: '6.10' },
    ]);
  });

  it('keep every run of a rich inline string, and leave out phonetic guides', async () => {
    const rich =
      '<row r="2"><c r="A2" t="inlineStr"><is><r><t>很</t></r><r><t>好</t></r><rPh><t>hen hao</t></rPh></is></c></row>';
    expect(await texts(workbookOf(cells(rich)))).toEqual(['很好']);
  });

  it('hold what was typed: entities are read once, numeric ones too, and _x000D_ is a line end', async () => {
    const typed =
      '<row><c t="inlineStr"><is><t>&amp;lt;b&amp;gt; &#24930;&#x6162;&#128545; a_x000D_b</t></is></c></row>';
    expect(await texts(workbookOf(cells(typed)))).toEqual(['&lt;b&gt; 慢慢😡 a\rb']);
  });

  it('are where their reference says, or one after the other where they have none', async () => {
    const sparse =
      '<row r="9"><c r="B9" t="inlineStr"><is><t>旁</t></is></c></row><row><c t="inlineStr"><is><t>正</t></is></c></row>';
    const { reviews } = await readText(workbookOf(cells(sparse)));
    expect(reviews.map(({ text, origin }) => [text, origin.row])).toEqual([['正', 10]]);
  });

  it('outlast chunks: no character is broken over 20,000 rows', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`号源第${at}次刷不出来😡`]);
    expect(await texts(workbookOf(sheetOf([['内容'], ...rows])))).toEqual(rows.flat());
  }, 30_000);

  it('of sheets named by targets from the root are found', async () => {
    const rels = '<Relationships><Relationship Id="x" Target="/xl/worksheets/a.xml"/></Relationships>';
    const workbook =
      '<workbook xmlns:q="urn:q"><sheets><sheet name="问安_评论详情" q:id="x"/></sheets></workbook>';
    const sheet = sheetOf([
      ['发表时间', '作者', '评级', '标题', '内容'],
      ['2024-01-02 03:04:05', '甲', '5', '好', '好'],
    ]);
    const { reviews, notes } = await readText(
      archive([
        { name: 'xl/worksheets/a.xml', content: sheet },
        { name: 'xl/workbook.xml', content: workbook },
        { name: 'xl/_rels/workbook.xml.rels', content: rels },
      ]),
    );
    expect(reviews).toMatchObject([{ app: '问安', author: '甲' }]);
    expect(notes).toMatchObject([{ detail: 'qimai (xlsx, 问安_评论详情)' }]);
  });
});
