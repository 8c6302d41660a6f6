/** The languages the program speaks to its users. */
export type Lang = 'zh' | 'en';

/** One message in both. */
export type Label = Readonly<Record<Lang, string>>;
