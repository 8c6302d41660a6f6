import { countTraditional } from './simplify.ts';

/** What kind of thing a UTF-16 unit is, one bit each, judged by its NFKC form. */
export const unit = {
  han: 1,
  latin: 2,
  digit: 4,
  /** A Chinese numeral, which is a Han character too. */
  numeral: 8,
  /** A letter of any other script. */
  foreign: 16,
  /** Folds to one other unit: full-width forms, capitals. */
  width: 32,
  /** Folds by more than that: combining marks, invisible characters, ligatures, surrogates. */
  shape: 64,
  /** Belongs to the character before it: a combining mark, a conjoining jamo or an invisible character. */
  extends: 128,
  traditional: 256,
  /** Counts within an address or names a plate's province: 号 室 栋 京 …. */
  place: 512,
  at: 1024,
} as const;

/** One field in numbers: which kinds of units are there, and how many of those that are counted. */
export interface Profile {
  /** All bits of `unit` that occur. */
  readonly bits: number;
  readonly han: number;
  readonly latin: number;
  readonly digits: number;
  readonly numerals: number;
  readonly foreign: number;
}

const known = 1 << 15;
const classes = new Uint16Array(65_536);
const foldedUnits = new Uint16Array(65_536);

/** Reads `text[start..end)` once; every later step of the stage asks the profile first whether there is work for it. */
export function profileOf(text: string, start: number, end: number): Profile {
  let bits = 0;
  let han = 0;
  let latin = 0;
  let digits = 0;
  let numerals = 0;
  let foreign = 0;
  for (let at = start; at < end; at++) {
    const kind = classOf(text.charCodeAt(at));
    bits |= kind;
    han += kind & 1;
    latin += (kind >> 1) & 1;
    digits += (kind >> 2) & 1;
    numerals += (kind >> 3) & 1;
    foreign += (kind >> 4) & 1;
  }
  return { bits, han, latin, digits, numerals, foreign };
}

/** The bits of one UTF-16 unit; worked out when it is first met. */
export function classOf(code: number): number {
  const kind = classes[code]!;
  return kind === 0 ? learn(code) : kind;
}

/** The folded form of a unit that has no `shape` bit. */
export const foldedUnit = (code: number): number => foldedUnits[code]!;

function learn(code: number): number {
  const kind = known | classify(code);
  classes[code] = kind;
  return kind;
}

/** Zero-width, bidirectional and other characters without a shape of their own (Unicode Default_Ignorable_Code_Point), and C0 controls. */
export const invisible = /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000e-\u001f\u007f]/u;

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return classifySurrogate(code);
  const character = String.fromCharCode(code);
  const folded = character.normalize('NFKC').toLowerCase();
  foldedUnits[code] = folded.charCodeAt(0);
  return letterBits(folded) | foldBits(character, folded) | placeBits(folded);
}

function letterBits(folded: string): number {
  if (/^[\p{Script=Han}\p{Script=Bopomofo}]/u.test(folded))
    return unit.han | (/^[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]/.test(folded) ? unit.numeral : 0);
  if (/^\p{Script=Latin}/u.test(folded)) return unit.latin;
  if (/^\p{N}/u.test(folded)) return unit.digit;
  return /^\p{L}/u.test(folded) ? unit.foreign : 0;
}

function foldBits(character: string, folded: string): number {
  const extending =
    invisible.test(character) || /^[\p{M}\u1160-\u11ff]/u.test(folded) ? unit.extends | unit.shape : 0;
  const change = folded.length === 1 ? (folded === character ? 0 : unit.width) : unit.shape;
  const traditional = countTraditional(folded) > 0 ? unit.traditional : 0;
  return extending | change | traditional;
}

function placeBits(folded: string): number {
  if (folded === '@') return unit.at;
  return /^[号室栋幢弄楼院京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]/.test(folded) ||
    /^[號棟樓滬雲遼魯蘇贛陝閩貴粵寧瓊]/.test(folded)
    ? unit.place
    : 0;
}

/** High surrogates of the planes of Han characters and of the styled Latin letters count as what they write; low ones count as nothing. */
function classifySurrogate(code: number): number {
  if (code === 0xd87e) return unit.shape | unit.han | unit.traditional; // U+2F800, compatibility ideographs
  if (code >= 0xd840 && code <= 0xd88d) return unit.shape | unit.han;
  return code === 0xd835 ? unit.shape | unit.latin : unit.shape;
}
