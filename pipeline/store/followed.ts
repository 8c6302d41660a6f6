import type Database from 'better-sqlite3';
import {
  addCount,
  type DayRow,
  type History,
  historyOf,
  noCounts,
  type Placed,
  placer,
  type Series,
  type SeriesKind,
} from '../trends/history.ts';
import type { Versions } from '../trends/rates.ts';

/** Something followed through the days of an app. */
export interface Followed {
  readonly series: Series;
  /** Of all reviews that state it, undated ones too. */
  readonly versions: Versions;
}

/** What is followed of one app. */
export interface FollowedApp {
  readonly history: History;
  /** By kind and id. */
  readonly followed: readonly Followed[];
  /** Of all counted reviews. */
  readonly versions: Versions;
}

/** Reads the tallies of an app whole. */
export function followedApp(db: Database.Database, app: number): FollowedApp {
  const counted = db.prepare(dayRows).all(app) as DayRow[];
  const history = historyOf(counted);
  const placeOf = placer(history);
  const [any, versions] = [new Gathered(history), new Map<string, number>()];
  for (const { day, version, reviews, complaining } of counted) {
    any.add(placeOf(day, version), version, complaining);
    versions.set(version, (versions.get(version) ?? 0) + reviews);
  }
  const kinds = {
    any: new Map([['complaint', any]]),
    issue: tallied(db, app, 'issue', history),
    topic: tallied(db, app, 'topic', history),
    phrase: phrases(db, app, history),
  };
  const followed = Object.entries(kinds).flatMap(([kind, byId]) =>
    [...byId]
      .filter(([, { isDated }]) => isDated)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, gathered]) => gathered.of(kind as SeriesKind, key)),
  );
  return { history, versions, followed };
}

const dayRows = `
  SELECT day, version, reviews, s1 + s2 + s3 + s4 AS lessThanFive, s5 AS five, complaining, suspects
  FROM day_tally WHERE app = ? ORDER BY day, version`;

/** What is counted of one thing followed. */
class Gathered {
  isDated = false;
  readonly #counts: ReturnType<typeof noCounts>;
  readonly #versions = new Map<string, number>();

  constructor(history: History) {
    this.#counts = noCounts(history);
  }

  add(placed: Placed, version: string, reviews: number): void {
    if (reviews === 0) return;
    this.isDated ||= placed.place >= 0;
    addCount(this.#counts, placed, reviews);
    this.#versions.set(version, (this.#versions.get(version) ?? 0) + reviews);
  }

  of(kind: SeriesKind, key: string): Followed {
    return { series: { kind, key, ...this.#counts }, versions: this.#versions };
  }
}

/** Things followed, by id. */
type GatheredById = ReadonlyMap<string, Gathered>;

/**
 * Issues or topics. They come as one row a day and version, with numbers and counts in a text: a row for each would take several times as
 * long.
 */
function tallied(
  db: Database.Database,
  app: number,
  what: 'issue' | 'topic',
  history: History,
): GatheredById {
  const byKey = new Map<number, Gathered>();
  const days = db.prepare(`
    SELECT day, version, group_concat(${what} || ' ' || reviews, ' ') FROM ${rowsOf[what]} WHERE app = ?
    GROUP BY day, version ORDER BY day, version`);
  const placeOf = placer(history);
  for (const [day, version, packed] of days.raw().iterate(app) as Iterable<[number, string, string]>) {
    const placed = placeOf(day, version);
    const numbers = numbersIn(packed);
    for (let at = 0; at < numbers.length; at += 2) {
      const known = byKey.get(numbers[at]!) ?? new Gathered(history);
      byKey.set(numbers[at]!, known);
      known.add(placed, version, numbers[at + 1]!);
    }
  }
  const id = db.prepare(`SELECT id FROM ${what} WHERE key = ?`).pluck();
  return new Map([...byKey].map(([key, gathered]) => [id.get(key) as string, gathered]));
}

/** An issue mostly has one row a day and version; a topic has one for each issue that is complained of with it. */
const rowsOf = {
  issue: 'issue_tally',
  topic:
    '(SELECT app, day, version, topic, sum(reviews) AS reviews FROM topic_tally GROUP BY app, day, version, topic)',
} as const;

/** Numbers with a space between, unit by unit: a year of a large app has some hundred thousand. */
function numbersIn(packed: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let at = 0; at < packed.length; at++) {
    const unit = packed.charCodeAt(at);
    if (unit === 32) {
      numbers.push(number);
      number = 0;
    } else number = 10 * number + unit - 48;
  }
  numbers.push(number);
  return numbers;
}

type PhraseRow = [phrase: string, day: number, version: string, reviews: number];

function phrases(db: Database.Database, app: number, history: History): GatheredById {
  const rows = db.prepare(
    'SELECT phrase, day, version, reviews FROM phrase_tally WHERE app = ? ORDER BY day, version',
  );
  const byPhrase = new Map<string, Gathered>();
  const placeOf = placer(history);
  for (const [phrase, day, version, reviews] of rows.raw().iterate(app) as Iterable<PhraseRow>) {
    const known = byPhrase.get(phrase) ?? new Gathered(history);
    byPhrase.set(phrase, known);
    known.add(placeOf(day, version), version, reviews);
  }
  return byPhrase;
}
