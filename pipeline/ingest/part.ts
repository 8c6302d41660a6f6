import { parseXml, type XmlHandler } from './xml.ts';
import { entryBytes, type ZipFile } from './zip.ts';
import type { ZipEntry } from './zip-directory.ts';

export const entryNamed = (zip: ZipFile, name: string): ZipEntry | undefined =>
  zip.entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

/** Feeds a whole part to a handler; a part that is missing, or breaks off with its archive, gives what there is of it. */
export async function readPart(zip: ZipFile, name: string, handler: Partial<XmlHandler>): Promise<void> {
  const entry = entryNamed(zip, name);
  if (entry === undefined) return;
  const ignore = (): void => {};
  try {
    for await (const _ of parseXml(zip.input, entryBytes(zip, entry), {
      open: ignore,
      text: ignore,
      close: ignore,
      ...handler,
    }));
  } catch (error) {
    if (zip.whole) throw error;
  }
}
