import { SingleBar } from 'cli-progress';
import type { Progress } from '../run.ts';
import type { Terminal } from './terminal.ts';

export interface ProgressShow {
  readonly show: (at: Progress) => void;
  readonly end: () => void;
}

/** A bar where somebody watches; else one line of the log for each input. */
export const showProgress = (terminal: Terminal): ProgressShow =>
  terminal.interactive ? bar(terminal) : lines(terminal);

function bar({ stderr, lang }: Terminal): ProgressShow {
  const format =
    lang === 'zh'
      ? ' {bar} {value}/{total}  {path}  {rows} 行'
      : ' {bar} {value}/{total}  {path}  {rows} rows';
  const drawn = new SingleBar({
    stream: stderr,
    format,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
  });
  return {
    show: ({ path, place, inputs, rows }) => {
      if (drawn.isActive) drawn.update(place, { path, rows });
      else drawn.start(inputs, place, { path, rows });
    },
    end: () => drawn.stop(),
  };
}

function lines({ log }: Terminal): ProgressShow {
  let current = -1;
  return {
    show: ({ path, place, inputs }) => {
      if (place === current) return;
      current = place;
      log.info(
        { zh: `读取 ${path}（${place + 1}/${inputs}）`, en: `reading ${path} (${place + 1}/${inputs})` },
        { path, place, inputs },
      );
    },
    end: () => {},
  };
}
