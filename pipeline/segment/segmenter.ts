/** Cuts text into tokens. Law: `cut(text).join('') === text` for every well-formed text. */
export interface Segmenter {
  /** Name and version of the library, for the run's manifest. */
  readonly engine: string;
  readonly version: string;
  readonly cut: (text: string) => string[];
}
