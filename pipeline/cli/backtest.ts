import { alerts, backgrounds, labels, type Store } from '../store/queries.ts';
import { openStore } from '../store/store.ts';
import { invention } from '../trends/backtest/background.ts';
import { type BackTest, manners, testInvented, testReal } from '../trends/backtest/run.ts';
import { alertsTold } from './alerts.ts';
import { inventedTold, realTold } from './curve.ts';
import { type Execute, exitCode, print, type Terminal } from './terminal.ts';

/** `wenzhen backtest [DB]`: how soon the alerts find an issue that is put into invented or real days, and how calm they are. */
export const execute: Execute = async ({ seed, json }, terminal, [db]) => {
  print(
    terminal,
    db === undefined ? onInventedDays(seed, json, terminal) : onStore(db, seed, json, terminal),
  );
  return exitCode.done;
};

function onInventedDays(seed: number, json: boolean, terminal: Terminal): string {
  const tests = manners.map((manner) => done(testInvented(manner, seed), terminal));
  return json ? JSON.stringify({ seed, invention, tests }) : inventedTold(tests, seed, terminal.lang);
}

function onStore(db: string, seed: number, json: boolean, terminal: Terminal): string {
  const store = openStore(db, { readonly: true });
  try {
    const tests = backgrounds(store).map((one) => done(testReal(one.app, one.background, seed), terminal));
    return json
      ? JSON.stringify({ seed, tests, alerts: nightByNight(store) })
      : `${realTold(tests, seed, terminal.lang)}\n\n${alertsTold(nightByNight(store), labels(store), terminal.lang)}`;
  } finally {
    store.close();
  }
}

const nightByNight = (store: Store) => alerts(store).reverse();

function done(test: BackTest, { log }: Terminal): BackTest {
  const volume = Math.round(test.volume);
  log.info({ zh: `每天 ${volume} 条：完成`, en: `${volume} reviews a day: done` }, { app: test.app, volume });
  return test;
}
