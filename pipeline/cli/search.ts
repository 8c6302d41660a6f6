import type { Span } from '../field.ts';
import type { Lang } from '../lang.ts';
import { excerptOf } from '../search/hits.ts';
import { type Labels, labels, type SearchAnswer, type SearchResult, search } from '../store/queries.ts';
import { askStore } from '../store/store.ts';
import { type Execute, exitCode, print, type Terminal } from './terminal.ts';

/** A second's work on a million reviews. */
const most = 200_000;

/** UTF-16 units of a text that are shown: about two lines of a terminal in Chinese. */
const shownLength = 80;

/** `wenzhen search`: reviews that say all that is looked for, the best told first. */
export const execute: Execute = async (settings, terminal, words) => {
  const { db, json, appVersion, limit, page, app, issue, stage, cause, stars, since, until, polarity } =
    settings;
  const filter = { app, issue, stage, cause, stars, since, until, polarity, version: appVersion };
  await askStore(db, (store) => {
    const query = words.join(' ');
    const answer = search(store, { query, limit, offset: (page - 1) * limit, most, ...filter });
    if (json) print(terminal, JSON.stringify({ query, ...answer }, null, 2));
    else for (const line of told(answer, labels(store), terminal)) print(terminal, line);
  });
  return exitCode.done;
};

function told({ total, older, results }: SearchAnswer, names: Labels, terminal: Terminal): string[] {
  return [
    heading(total, older !== null, results.length, terminal.lang),
    ...results.flatMap((result) => ['', ...resultTold(result, names, terminal)]),
  ];
}

function heading(total: number, more: boolean, shown: number, lang: Lang): string {
  if (total === 0)
    return {
      zh: '没有找到。多个词须同时出现；可减少词，或放宽筛选条件。',
      en: 'Nothing found. All words must occur: try fewer of them, or wider filters.',
    }[lang];
  const count = more ? `${total}+` : String(total);
  return { zh: `找到 ${count} 条，显示 ${shown} 条`, en: `${count} found, ${shown} shown` }[lang];
}

function resultTold(result: SearchResult, names: Labels, { lang, paint }: Terminal): string[] {
  const { id, app, day, stars, version, polarity, issues, repeats } = result;
  const head = [
    stars === null ? '' : '★'.repeat(stars) + '☆'.repeat(5 - stars),
    ...[day ?? '', app, version ?? '', names.polarities.get(polarity)?.[lang] ?? polarity],
    ...issues.map((issue) => names.issues.get(issue)?.[lang] ?? issue),
    repeats === 0 ? '' : { zh: `另有 ${repeats} 条重复`, en: `${repeats} more repeat it` }[lang],
  ];
  return [
    `${head.filter((part) => part !== '').join('  ')}  ${paint.dim(id)}`,
    ...(['title', 'text'] as const)
      .filter((field) => result[field] !== '')
      .map((field) => `  ${excerpt(result[field], result.hits[field], paint.inverse)}`),
  ];
}

/** The telling part of a field on one line, with what was looked for set off. */
function excerpt(text: string, hits: readonly Span[], mark: (hit: string) => string): string {
  const { start, end } = excerptOf(text, hits, shownLength);
  let line = start > 0 ? '…' : '';
  let at = start;
  for (const hit of hits) {
    if (hit.end <= at || hit.start >= end) continue;
    line += text.slice(at, Math.max(at, hit.start));
    at = Math.max(at, hit.start);
    line += mark(text.slice(at, Math.min(hit.end, end)));
    at = Math.min(hit.end, end);
  }
  line += text.slice(at, end);
  return `${line.replaceAll(/\s+/g, ' ')}${end < text.length ? '…' : ''}`;
}
