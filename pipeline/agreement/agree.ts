import type { Coder, Item } from './coding.ts';
import { type AgreementRow, compare } from './compare.ts';
import { type GoldLine, goldOf } from './gold.ts';
import type { SampleKey } from './key.ts';
import { type PrevalenceRow, prevalenceOf } from './prevalence.ts';
import { type Ruling, type Settled, settle } from './settle.ts';
import type { RowCodes, Sheet } from './sheets/sheet.ts';

/** Everything that comes of the sheets of all coders. */
export interface Agreement {
  readonly humans: readonly Coder[];
  readonly items: ReadonlyMap<string, Item>;
  readonly rows: readonly AgreementRow[];
  /** By item. */
  readonly settled: readonly Settled[];
  readonly gold: readonly GoldLine[];
  /** Null without the key to the sample. */
  readonly prevalence: readonly PrevalenceRow[] | null;
  /** What was written into the columns for rulings. */
  readonly ruled: ReadonlyMap<string, RowCodes>;
}

/** Compares coders, settles what they coded, and corrects the machine's shares by it. Sheets with columns for rulings are no coder's. */
export function agree(sheets: readonly Sheet[], key: SampleKey | null): Agreement {
  const humans = namedApart(sheets.filter(({ rules }) => !rules));
  const rulings = new Map(sheets.flatMap(({ rulings }): [string, Ruling][] => [...rulings]));
  const items = itemsOf(sheets, key);
  const coded = [...new Set(humans.flatMap(({ codings }) => [...codings.keys()]))].sort();
  const settled = coded.map((item) => settle(item, humans, rulings.get(item)));
  return {
    humans,
    items,
    rows: compare(humans, key === null ? null : machineOf(key)),
    settled,
    gold: goldOf(settled, items),
    prevalence: key === null ? null : prevalenceOf({ key, settled, coders: humans }),
    ruled: new Map(sheets.flatMap(({ ruled }): [string, RowCodes][] => [...ruled])),
  };
}

/** Two files of one name are told apart by their folders. */
const namedApart = (sheets: readonly Sheet[]): Coder[] =>
  sheets.map(({ file, name, codings }) => ({
    name: sheets.filter((other) => other.name === name).length > 1 ? file : name,
    codings,
  }));

const machineOf = ({ items }: SampleKey): Coder => ({
  name: 'wenzhen',
  codings: new Map(items.map(({ item, polarity, complaints }) => [item, { polarity, complaints }])),
});

/** The words of each item: from the key, else from the first sheet that has any. */
function itemsOf(sheets: readonly Sheet[], key: SampleKey | null): Map<string, Item> {
  const items = new Map<string, Item>();
  const add = (item: Item): void => {
    const known = items.get(item.item);
    if (known === undefined || known.title + known.text === '') items.set(item.item, item);
  };
  for (const { item, app, id, title, text } of key?.items ?? []) add({ item, app, id, title, text });
  for (const sheet of sheets) for (const item of sheet.items.values()) add(item);
  return items;
}
