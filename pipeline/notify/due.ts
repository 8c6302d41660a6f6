/** Something people are to know. */
export interface Item {
  /** Stable from night to night: the id of an alert, or what a trouble is and about. */
  readonly id: string;
  /** How bad it is; comparable with what it was on other nights. */
  readonly weight: number;
}

/** What a channel has been told of an item. */
export interface Notice extends Item {
  /** How bad it was when that last arrived; null: it never has. */
  readonly told: number | null;
}

/** By how much something must have grown to be told again. */
const worse = 1.5;

/** Whether it is told tonight: it never arrived, or has become half as bad again since it did. */
export const isDue = ({ weight, told }: Notice): boolean => told === null || weight >= worse * told;
