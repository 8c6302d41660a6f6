import type { Coding, Item } from '../coding.ts';
import type { Ruling } from '../settle.ts';

/** A row of a coding sheet as somebody filled it in: cells as they stand, empty where there is none. */
export interface SheetRow {
  /** From 1, header and all; the line of a JSON lines file. */
  readonly row: number;
  readonly item: Item;
  readonly codes: RowCodes;
  /** Null where the sheet has no columns for rulings. */
  readonly ruling: RowCodes | null;
}

export interface RowCodes {
  readonly polarity: string;
  readonly complaints: readonly RowComplaint[];
}

export interface RowComplaint {
  readonly issue: string;
  readonly stage: string;
  readonly evidence: string;
}

/** What could not be used of a sheet; the rest of its row was. */
export interface SheetFault {
  readonly file: string;
  readonly row: number;
  readonly reason: SheetFaultReason;
  /** The cell as it stands. */
  readonly value: string;
  /** What it may have meant. */
  readonly meant?: string;
}

export type SheetFaultReason =
  | 'unknown-issue'
  | 'unknown-stage'
  | 'unknown-polarity'
  | 'stage-without-issue'
  | 'no-item'
  | 'unknown-item'
  | 'other-words'
  | 'repeated-item'
  | 'broken-row';

/** One file, read. */
export interface Sheet {
  readonly file: string;
  /** The file's name without folder and ending. */
  readonly name: string;
  readonly codings: ReadonlyMap<string, Coding>;
  /** Whether it has columns for rulings: it is then a list of disagreements, not a coder's work. */
  readonly rules: boolean;
  readonly rulings: ReadonlyMap<string, Ruling>;
  /** The cells of the rulings, so that no word of them is lost when the list is written anew. */
  readonly ruled: ReadonlyMap<string, RowCodes>;
  readonly items: ReadonlyMap<string, Item>;
  /** Rows with an item but without a code. */
  readonly blank: number;
  readonly faults: readonly SheetFault[];
}
