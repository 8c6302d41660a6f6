import { join } from 'node:path';
import type { Lang } from '../../lang.ts';
import { moduleHash } from '../../module-hash.ts';
import { type Store, snapshot } from '../../store/queries.ts';
import { writeWholeFile } from '../../whole-file.ts';
import { sha256OfFile } from './hashes.ts';
import type { ResearchOptions } from './options.ts';
import { outputsOf, text } from './outputs.ts';
import { prepare } from './prepare.ts';
import { privacyOf } from './privacy.ts';

/** What became of a bundle. */
export interface Bundle {
  /** Paths written, the manifest last. */
  readonly files: readonly string[];
  /** What whoever publishes it should know of. */
  readonly privacy: Readonly<Record<Lang, readonly string[]>>;
}

/**
 * Writes the research bundle into the folder `out`. The same reviews, options and versions give the same bytes, whatever the order in
 * which the reviews arrived. Rows are streamed; aggregates, author clusters and combinations of traits are held.
 * @throws UserError `no-agreement`, `lexicon-invalid`, `codebook-invalid`
 */
export function writeResearch(store: Store, out: string, options: ResearchOptions): Promise<Bundle> {
  return snapshot(store, async () => {
    const made = prepare(store, options, moduleHash(new URL(import.meta.url)));
    const files: string[] = [];
    const hashes: Record<string, string> = {};
    for (const { name, write } of outputsOf(made, out)) {
      const path = await writeWholeFile(join(out, name), write);
      hashes[name] = await sha256OfFile(path);
      files.push(path);
    }
    const manifest = { ...made.facts.manifest, files: hashes };
    files.push(
      await writeWholeFile(join(out, 'manifest.json'), text(`${JSON.stringify(manifest, null, 1)}\n`).write),
    );
    const { analysis } = made.facts;
    const privacy = { zh: privacyOf(analysis, options, 'zh'), en: privacyOf(analysis, options, 'en') };
    return { files, privacy };
  });
}
