import type { AlertRow } from '../store/queries.ts';
import type { StoredNotice } from '../store/notices.ts';
import { isDue } from './due.ts';
import type { Trouble } from './troubles.ts';

/** What a channel is told tonight, and what is kept of it, whether it arrives or not. */
export interface Agenda {
  readonly alerts: readonly DueAlert[];
  readonly troubles: readonly StoredNotice[];
  readonly ifArrived: readonly StoredNotice[];
  readonly ifNot: readonly StoredNotice[];
}

/** An alert to be told, and how bad it was when it was last told. */
export interface DueAlert {
  readonly alert: AlertRow;
  readonly told: number | null;
}

/**
 * What is new, worse, or has not arrived yet. An alert that is over is told only if it never was; one that later reviews have explained
 * away, not at all; phrases and topics that are part of an issue's alert are told with it.
 */
export function agendaOf(
  kept: readonly StoredNotice[],
  alerts: readonly AlertRow[],
  troubles: readonly Trouble[],
): Agenda {
  const former = new Map(kept.map((notice) => [notice.id, notice]));
  const told = (id: string): number | null => former.get(id)?.told ?? null;
  const current = alerts
    .filter(
      ({ alert, partOf, state }) =>
        partOf === null && (state === 'open' || (former.has(alert) && told(alert) === null)),
    )
    .map((alert) => ({
      alert,
      notice: { id: alert.alert, weight: alert.ratio, told: told(alert.alert), words: null },
    }));
  const tonight = troubles.map(({ id, words }) => ({
    id,
    weight: (former.get(id)?.weight ?? 0) + 1,
    told: told(id),
    words,
  }));
  const waiting = kept.filter(
    (one) => one.words !== null && one.told === null && tonight.every(({ id }) => id !== one.id),
  );
  const ifNot = [...current.map(({ notice }) => notice), ...tonight, ...waiting];
  return {
    alerts: current
      .filter(({ notice }) => isDue(notice))
      .map(({ alert, notice }) => ({ alert, told: notice.told })),
    troubles: [...tonight, ...waiting].filter(isDue),
    ifArrived: ifNot
      .filter((notice) => !waiting.includes(notice))
      .map((notice) => (isDue(notice) ? { ...notice, told: notice.weight } : notice)),
    ifNot,
  };
}
