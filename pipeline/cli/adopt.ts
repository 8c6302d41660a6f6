import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import { adopt, type NewAdoption, onlyApp, undoAdoption } from '../store/adoptions.ts';
import { adoptions } from '../store/queries.ts';
import { openStore } from '../store/store.ts';
import { ledgerTold } from './ledger.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen adopt`: marks a suggestion as taken up, or takes the mark away, and says what is known of it by now. */
export const execute: Execute = async (settings, terminal, [suggestion = '']) => {
  const store = openStore(settings.db);
  try {
    const app = settings.app ?? onlyApp(store);
    if (app === null) throw unnamed;
    if (settings.undo) {
      undoAdoption(store, { suggestion, app });
      print(terminal, { zh: `已撤销：${suggestion}（${app}）`, en: `undone: ${suggestion} (${app})` });
      return exitCode.done;
    }
    adopt(store, { suggestion, app, since: sinceOf(settings), note: settings.note });
    const marked = adoptions(store).filter((row) => row.suggestion === suggestion && row.app === app);
    print(terminal, ledgerTold(marked, settings.lang));
  } finally {
    store.close();
  }
  return exitCode.done;
};

function sinceOf({ appVersion, date }: Settings): NewAdoption['since'] {
  if (appVersion !== undefined && date === undefined) return { version: appVersion };
  if (date !== undefined && appVersion === undefined) return { date };
  throw new UserError({
    code: 'adopted-when',
    message: 'it must be said since when: by a version or by a day',
    hint: 'Give one of --app-version 3.2.0 and --date 2026-03-01.',
    zh: {
      message: '请说明从何时起采纳：版本或日期',
      hint: '用 --app-version 3.2.0 或 --date 2026-03-01，二者取一。',
    },
  });
}

const unnamed = new UserError({
  code: 'app-unnamed',
  message: 'the store has several apps: it must be said which one',
  hint: 'Name it with --app.',
  zh: { message: '库中有多款应用，请说明是哪一款', hint: '请用 --app 指定。' },
});
