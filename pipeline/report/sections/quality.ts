import type { Label } from '../../lang.ts';
import { noteTold } from '../../notes.ts';
import type { Count, InputRow, WaveRow } from '../../store/queries.ts';
import { type Cells, tableOf } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { count, list, percent } from '../numbers.ts';
import type { Section } from '../section.ts';
import { appName, type View } from '../view.ts';

/** What was read, what was refused, and what makes the numbers doubtful. */
export const quality: Section = {
  id: 'quality',
  title: { zh: '数据质量', en: 'Data quality' },
  body: ({ quality: facts }, view) => {
    const zh = view.lang === 'zh';
    const { reviews } = facts;
    return html`<p>${
      zh
        ? `库中共 ${count(reviews)} 条评论，其中 ${count(facts.duplicates)} 条与其他评论重复、${count(facts.suspects)} 条疑似刷好评，保留但不计入。计入的评论中有 ${count(facts.abstained)} 条含有拿不准的抱怨，这些抱怨留待人工确认，不计入占比。`
        : `The store holds ${count(reviews)} reviews; ${count(facts.duplicates)} of them repeat others and ${count(facts.suspects)} look like bought praise: they are kept but not counted. ${count(facts.abstained)} counted reviews hold a complaint of which the coder was not sure: it is left to a person and out of all shares.`
    }</p>
${titled(zh ? '输入' : 'Inputs', inputTable(facts.inputs, view))}
${titled(zh ? '拒收的行' : 'Rejected rows', counted(facts.rejectsByReason, view.labels.reasons, view))}
${titled(zh ? '标记（只标记，不删除）' : 'Flags (nothing is deleted)', counted(facts.flags, view.labels.flags, view, reviews))}
${titled(zh ? '语言' : 'Languages', counted(facts.languages, view.labels.languages, view, reviews))}
${titled(zh ? '疑似刷好评' : 'Waves of praise that look bought', waveTable(facts.waves, view))}`;
  },
};

const titled = (title: string, body: (name: string) => Html): Html => html`<h3>${title}</h3>
${body(title)}
`;

const none: Label = { zh: '没有。', en: 'None.' };

const orNone =
  (cells: Cells, { lang }: View) =>
  (name: string): Html =>
    cells.rows.length === 0 ? html`<p>${none[lang]}</p>` : tableOf(name, cells);

function inputTable(inputs: readonly InputRow[], view: View) {
  const head = {
    zh: ['输入', '格式', '读入', '接受', '拒收', '重复', '备注'],
    en: ['input', 'format', 'read', 'accepted', 'rejected', 'duplicate', 'remarks'],
  }[view.lang];
  const rows = inputs.map((input) => [
    input.path,
    input.format,
    count(input.read),
    count(input.accepted),
    count(input.rejected),
    count(input.duplicates),
    remarks(input, view),
  ]);
  return orNone({ head, rows }, view);
}

const remarks = ({ notes, error }: InputRow, { lang }: View): string =>
  [...notes.map((note) => noteTold(note, lang)), ...(error === null ? [] : [error])].join('; ');

/** Counts by code, with their share of `total` where that says something. */
function counted(counts: readonly Count[], labels: ReadonlyMap<string, Label>, view: View, total?: number) {
  const zh = view.lang === 'zh';
  const rows = counts.map(({ id, count: number }) => [
    labels.get(id)?.[view.lang] ?? id,
    count(number),
    ...(total === undefined ? [] : [percent(number / total)]),
  ]);
  const head = [
    zh ? '类别' : 'kind',
    zh ? '条数' : 'count',
    ...(total === undefined ? [] : [zh ? '占比' : 'share']),
  ];
  return orNone({ head, rows }, view);
}

function waveTable(waves: readonly WaveRow[], view: View) {
  const head = {
    zh: ['应用', '起', '止', '五星评论', '平常应有', '依据'],
    en: ['app', 'first day', 'last day', 'five-star reviews', 'usual', 'given away by'],
  }[view.lang];
  const rows = waves.map(({ app, firstDate, lastDate, praise, usual, reasons }) => [
    appName(app, view),
    firstDate,
    lastDate,
    count(praise),
    count(Math.round(usual)),
    list(
      reasons.map((reason) => marks[reason]?.[view.lang] ?? reason),
      view.lang,
    ),
  ]);
  return orNone({ head, rows }, view);
}

/** What gives a wave away, as the store names it. */
const marks: Readonly<Record<string, Label>> = {
  removed: { zh: '多条被商店删除', en: 'many removed by the store' },
  repeated: { zh: '措辞雷同', en: 'repeated wording' },
  'one-sided': { zh: '几乎全是五星', en: 'hardly anything but five stars' },
};
