/**
 * What a terminal obeys or shows in another order than it is written: C0 and C1 controls but for the line end, DEL, and the bidirectional
 * controls of Unicode TR9, which can make a text read as another one ("Trojan Source", Boucher and Anderson, 2021).
 */
const commanding = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** The same, but the colours that we write ourselves. */
const commandingInColour =
  /\u001b\[(?:[0-2]|7|2[27]|3\d|39|9[0-7])m|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** `text` with everything that commands a terminal written out, as `\u001b`: JSON stays the same value. `colours`: ours may stay. */
export const withoutCommands = (text: string, colours: boolean): string =>
  text.replace(colours ? commandingInColour : commanding, (one) => (one.length > 1 ? one : written(one)));

const written = (one: string): string => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
