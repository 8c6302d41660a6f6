/** Counts by name. */
export type Counts = Readonly<Record<string, number>>;

/** What one night found in one input of one format. */
export interface InputProfile {
  readonly read: number;
  readonly rejected: number;
  /** By column: rows in which it holds something. */
  readonly filled: Counts;
}

/** How the coder does on the gold set that ships with the lexicons. */
export interface GoldFigures {
  /** SHA-256 of the gold set, in hex: figures of another one cannot be compared. */
  readonly set: string;
  readonly reviews: number;
  /** F1 over (review, issue) pairs, 0 to 1. */
  readonly issues: number;
  /** Share of reviews whose polarity is right. */
  readonly polarity: number;
}

/** Counted reviews, and how many state each issue. */
export interface IssueShares {
  readonly reviews: number;
  readonly issues: Counts;
}

/** A night in figures, as the gates compare it with those before. Kept as JSON with every night. */
export interface Profile {
  /** New reviews by app. */
  readonly apps: Counts;
  /** By input (source, or path as the file of the night says it) and name of the format, ` · ` between. */
  readonly inputs: Readonly<Record<string, InputProfile>>;
  /** New reviews by language. */
  readonly languages: Counts;
  /** New counted reviews that are negative or mixed, and how many of them have no counted complaint. */
  readonly negative: number;
  readonly unknown: number;
  /** New counted reviews. */
  readonly fresh: IssueShares;
  /** The reviews of earlier nights, as they were coded before this one and after it. */
  readonly before: IssueShares;
  readonly after: IssueShares;
  readonly gold: GoldFigures | null;
  /** True: the deadline came before all inputs were read, so that small numbers mean nothing. */
  readonly cutShort: boolean;
}

/** A night that was not held. */
export interface FormerNight {
  /** Seconds since 1970 UTC. */
  readonly started: number;
  readonly profile: Profile;
}
