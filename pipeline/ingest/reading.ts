import type { DateReading } from '../records.ts';
import { badZone } from './faults.ts';
import type { IngestOptions } from './items.ts';
import { isZone } from './zone.ts';

/** Where the stores and apps we read are at home. */
const homeZone = 'Asia/Shanghai';

/** @throws UserError `bad-zone` */
export function dateReading({ zone, mapping }: IngestOptions): DateReading {
  const chosen = zone ?? mapping?.zone ?? homeZone;
  if (!isZone(chosen)) throw badZone(chosen);
  return mapping?.dateFormat === undefined ? { zone: chosen } : { zone: chosen, format: mapping.dateFormat };
}
