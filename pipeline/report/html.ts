/** Markup that is ready: it is not escaped again. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template; text is escaped, `null` is nothing. */
export type Part = string | number | Html | null | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that would break markup, and control characters that HTML forbids. */
const unsafe = /[&<>"'\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

export const escapeText = (text: string): string =>
  text.replace(unsafe, (unit) => entities[unit] ?? '\uFFFD');

/** A template of markup: everything put into it is escaped unless it is `Html` itself. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = texts[0]!;
  parts.forEach((part, place) => {
    markup += markupOf(part) + texts[place + 1]!;
  });
  return { markup };
}

function markupOf(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(markupOf).join('');
}
