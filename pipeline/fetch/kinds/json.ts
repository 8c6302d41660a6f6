import { HttpFault } from '../../http/fault.ts';
import { readSecret } from '../../http/secret.ts';
import { parseInstant } from '../../ingest/index.ts';
import type { JsonConfig } from '../config.ts';
import type { Listing } from '../listing.ts';
import { listIn } from '../lists.ts';
import { memberAt } from '../member.ts';
import { nextBy } from '../paging.ts';
import type { Position } from '../position.ts';
import { sinceParameter } from '../since.ts';

/** Any service that answers with JSON: the team's own feedback system, say. Of each entry only the fields named are kept. */
export function jsonListings(config: JsonConfig, position: Position): Listing[] {
  const { items, success, fields, paging, newestFirst, pages, zone = 'Asia/Shanghai' } = config;
  const headers = headersOf(config);
  const { first, next, resumeAt } = nextBy(paging, sinceParameter(config, position), position);
  return [
    {
      name: '',
      first,
      headers: () => headers,
      entriesOf: (document) => {
        if (success !== undefined) checkSuccess(document, success);
        return listIn(document, items);
      },
      instantOf: (entry) =>
        fields.date === undefined ? null : parseInstant(String(memberAt(entry, fields.date)), { zone }),
      next,
      newestFirst,
      pages,
      beyond: 'fault',
      kept: (entries) =>
        `[\n${entries.map((entry) => JSON.stringify(fieldsOf(entry, fields))).join(',\n')}\n]\n`,
      ...(resumeAt === undefined ? {} : { resumeAt }),
    },
  ];
}

function headersOf({ headers }: JsonConfig): Record<string, string> {
  const given = Object.entries(headers).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : `${value.prefix}${readSecret(value.secret)}`,
  ]);
  return { accept: 'application/json', ...Object.fromEntries(given) };
}

/** What is no object stays what it is, for ingest to reject: every entry is a row. */
function fieldsOf(entry: unknown, fields: JsonConfig['fields']): unknown {
  if (typeof entry !== 'object' || entry === null) return entry;
  return Object.fromEntries(
    Object.entries(fields).map(([field, names]) => [field, names && memberAt(entry, names)]),
  );
}

function checkSuccess(document: unknown, { at, is }: NonNullable<JsonConfig['success']>): void {
  const found = memberAt(document, at);
  if (found === is) return;
  const shown =
    typeof found === 'string' || typeof found === 'number' ? String(found).slice(0, 40) : typeof found;
  throw new HttpFault({
    zh: `返回 ${at} = ${shown}，应为 ${is}`,
    en: `answered with ${at} = ${shown}, not ${is}`,
  });
}
