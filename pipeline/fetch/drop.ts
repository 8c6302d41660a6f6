import { existsSync } from 'node:fs';
import { chmod, open } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWholeFile } from '../whole-file.ts';

/** The folder of one source, into which files are added in one night. */
export class Drop {
  readonly files: string[] = [];
  readonly #folder: string;
  readonly #night: string;

  constructor(folder: string, now: Date) {
    this.#folder = folder;
    this.#night = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  }

  /** Adds a file, whole and safe on the disk, readable by its owner alone: names of reviewers stand in it. `name` follows the instant. */
  async add(name: string, content: string | Buffer): Promise<void> {
    const path = this.#free(name);
    await writeWholeFile(path, async (part) => {
      const file = await open(part, 'w', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    });
    await syncFolder(this.#folder);
    this.files.push(path);
  }

  /** A clock that was set back must not replace a file. */
  #free(name: string): string {
    for (let turn = 1; ; turn++) {
      const path = join(this.#folder, `${this.#night}${turn === 1 ? '' : `~${turn}`}-${name}`);
      if (!existsSync(path)) return path;
    }
  }
}

/** A renamed file is safe only when its folder is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Nobody else needs to look into the folder. */
export const guardFolder = (folder: string): Promise<void> => chmod(folder, 0o700);
