import type { Lang } from './lang.ts';
import { followedWords } from './result-words.ts';
import type { AlertRow, Labels } from './store/queries.ts';

type Subject = Pick<AlertRow, 'kind' | 'id' | 'label'>;
type Names = Pick<Labels, 'issues'>;

/** What is followed, in words. */
export function subjectOf({ kind, id, label }: Subject, { issues }: Names, lang: Lang): string {
  if (kind === 'any') return followedWords.any[lang];
  return kind === 'issue' ? (issues.get(id)?.[lang] ?? id) : label;
}

/** What an alert is about, in words, with the issues that came with it: 使用中闪退（同时：打不开或启动闪退）. */
export function alertSubject(alert: Subject & Pick<AlertRow, 'issues'>, names: Names, lang: Lang): string {
  const name = subjectOf(alert, names, lang);
  if (alert.issues.length === 0) return name;
  const others = alert.issues.map((issue) => names.issues.get(issue)?.[lang] ?? issue);
  return { zh: `${name}（同时：${others.join('、')}）`, en: `${name} (with: ${others.join(', ')})` }[lang];
}
