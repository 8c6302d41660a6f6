import { type ResearchInput, type RunRow, researchInputs, runs, type Store } from '../../store/queries.ts';

/** One input of the bundle, by a name that tells nothing of the machine. */
export interface ManifestInput extends Omit<ResearchInput, 'path'> {
  /** Its path below the folder that all inputs share; `-` for standard input. */
  readonly name: string;
  /** How it was read, beside what the file itself says. */
  readonly as: ReadAs;
}

export interface ReadAs {
  readonly app?: string;
  readonly zone?: string;
  readonly encoding?: string;
  /** Name of the mapping file, as of an input. */
  readonly mapping?: string;
  readonly mappingSha256?: string;
}

interface RunManifest {
  readonly inputs?: readonly { readonly path: string; readonly sha256: string; readonly as?: ReadAs }[];
}

/** All inputs by name, each as it was read last. */
export function manifestInputs(store: Store): ManifestInput[] {
  const ways = waysOf(runs(store));
  const inputs = researchInputs(store).map((input) => ({ input, as: ways.get(keyOf(input)) ?? {} }));
  const nameOf = namer(inputs.flatMap(({ input, as }) => [input.path, as.mapping ?? input.path]));
  const named = inputs.map(({ input: { path, error, ...input }, as }) => ({
    name: nameOf(path),
    ...input,
    error: error?.split(': ')[0] ?? null,
    as: as.mapping === undefined ? as : { ...as, mapping: nameOf(as.mapping) },
  }));
  return toldApart(named).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const keyOf = ({ path, sha256 }: { readonly path: string; readonly sha256: string }): string =>
  `${sha256} ${path}`;

/** How each input was read; the newest of runs comes first and wins. */
const waysOf = (all: readonly RunRow[]): ReadonlyMap<string, ReadAs> =>
  new Map(
    all
      .toReversed()
      .flatMap(({ manifest }) => (manifest as RunManifest).inputs ?? [])
      .map((input) => [keyOf(input), input.as ?? {}]),
  );

/** Names paths by what lies below the folder that all of them share; by the last part alone where they share none. */
function namer(paths: readonly string[]): (path: string) => string {
  const folders = paths.filter((path) => path !== '-').map((path) => path.split('/').slice(0, -1));
  const [first = [], ...others] = folders;
  const differs = first.findIndex((folder, at) => others.some((other) => other[at] !== folder));
  const shared = differs === -1 ? first.length : differs;
  return (path) => {
    const name = path.split('/').slice(shared).join('/');
    return /^(?:\/|\.\.)/.test(name) ? name.split('/').at(-1)! : name || path;
  };
}

/** Several contents under one name, as of a file that is overwritten every night, bear the beginning of their hashes too. */
function toldApart(inputs: readonly ManifestInput[]): ManifestInput[] {
  const counts = new Map<string, number>();
  for (const { name } of inputs) counts.set(name, (counts.get(name) ?? 0) + 1);
  return inputs.map((input) => {
    if (counts.get(input.name) === 1) return input;
    const [, stem, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(input.name)!;
    return { ...input, name: `${stem}.${input.sha256.slice(0, 8)}${ending}` };
  });
}
