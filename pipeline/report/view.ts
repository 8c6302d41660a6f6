import type { Label, Lang } from '../lang.ts';
import type { Labels } from '../store/queries.ts';
import type { Draw } from './charts/draw.ts';

/** In which words and with which pen the facts are shown. */
export interface View {
  readonly lang: Lang;
  readonly labels: Labels;
  readonly draw: Draw;
}

/** The label of a code; its id where the store has no label. */
export const named = (codes: ReadonlyMap<string, Label>, id: string, { lang }: View): string =>
  codes.get(id)?.[lang] ?? id;

/** An app's name, or words for none. */
export const appName = (app: string, { lang }: View): string =>
  app === '' ? { zh: '（未写应用名）', en: '(app not named)' }[lang] : app;
