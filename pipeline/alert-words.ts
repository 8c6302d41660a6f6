import type { Lang } from './lang.ts';
import type { AlertRow, Labels } from './store/queries.ts';

/** What an alert is about, in words, with the issues that came with it: 使用中闪退（同时：打不开或启动闪退）. */
export function alertSubject(
  { kind, id, label, issues: others }: Pick<AlertRow, 'kind' | 'id' | 'label' | 'issues'>,
  { issues }: Pick<Labels, 'issues'>,
  lang: Lang,
): string {
  const issueName = (issue: string) => issues.get(issue)?.[lang] ?? issue;
  if (kind === 'any') return { zh: '任何抱怨', en: 'any complaint' }[lang];
  const name = kind === 'issue' ? issueName(id) : label;
  if (others.length === 0) return name;
  const names = others.map(issueName);
  return { zh: `${name}（同时：${names.join('、')}）`, en: `${name} (with: ${names.join(', ')})` }[lang];
}
