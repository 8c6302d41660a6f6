/**
 * The longest message that fits: with as many of `entries` as can be, the first ones.
 * @param render the message with the first so many of them
 * @returns what `render` gives, cut where not even the message without any fits
 */
export function fitting(entries: number, render: (shown: number) => string, most: number): string {
  for (let shown = entries; shown > 0; shown--) {
    const text = render(shown);
    if (Buffer.byteLength(text) <= most) return text;
  }
  return cutBytes(render(0), most);
}

/** The longest beginning of `text` of at most so many bytes in UTF-8 that ends with a whole character. */
export function cutBytes(text: string, most: number): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= most) return text;
  let end = most;
  while (end > 0 && (bytes[end]! & 0xc0) === 0x80) end--; // 10xxxxxx: within a character
  return bytes.toString('utf8', 0, end);
}
