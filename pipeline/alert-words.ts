import type { Lang } from './lang.ts';
import type { AlertRow, Labels } from './store/queries.ts';

/** What an alert is about, in words. */
export function alertSubject(
  { kind, id, label }: Pick<AlertRow, 'kind' | 'id' | 'label'>,
  { issues }: Pick<Labels, 'issues'>,
  lang: Lang,
): string {
  if (kind === 'any') return { zh: '任何抱怨', en: 'any complaint' }[lang];
  return kind === 'issue' ? (issues.get(id)?.[lang] ?? id) : label;
}
