import { notText } from './faults.ts';
import type { BinaryFormat } from './format.ts';

/** First bytes of files that are taken for exports by mistake. */
const kinds: readonly (readonly [what: string, magic: string])[] = [
  ['PNG', '89504e47'],
  ['JPEG', 'ffd8ff'],
  ['GIF', '47494638'],
  ['PDF', '25504446'],
  ['GZIP', '1f8b08'],
  ['7-Zip', '377abcaf271c'],
  ['RAR', '526172211a07'],
  ['SQLite', '53514c69746520666f726d6174'],
  ['Parquet', '50415231'],
];

const kindOf = (head: Buffer): string | undefined => {
  const start = head.toString('hex', 0, 16);
  return kinds.find(([, magic]) => start.startsWith(magic))?.[0];
};

/** Files of another kind, which are refused by name. */
export const foreign: BinaryFormat = {
  recognises: (head) => kindOf(head) !== undefined,
  read: ({ input, head }) => {
    throw notText(input, kindOf(head)!);
  },
};
