import type { Label, Lang } from './lang.ts';

const names: Readonly<Record<string, Label>> = {
  'capped-export': { zh: '导出有条数上限，可能不全', en: 'capped export, may lack reviews' },
  'skipped-sheet': { zh: '跳过的工作表', en: 'sheet passed over' },
  'no-rows': { zh: '没有数据行', en: 'no rows' },
};

/** A note on an input as it is stored, `capped-export: …`, with its machine name in words. */
export function noteTold(note: string, lang: Lang): string {
  const [name = '', ...detail] = note.split(': ');
  const words = names[name]?.[lang];
  return words === undefined ? note : `${words}${{ zh: '：', en: ': ' }[lang]}${detail.join(': ')}`;
}
