/**
 * The value at `names` of a JSON document, such as `data.records.0.id`; `undefined` where a step is missing. Own members only: a document
 * cannot reach what all objects inherit.
 */
export function memberAt(document: unknown, names: string): unknown {
  return names
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Readonly<Record<string, unknown>>)[name]
          : undefined,
      document,
    );
}
