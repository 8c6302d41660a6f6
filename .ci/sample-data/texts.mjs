import { readFileSync } from 'node:fs';

const folder = new URL('texts/', import.meta.url);

/** The reviews of one list, `stars|title|text` on each line. */
export function list(name) {
  return readFileSync(new URL(`${name}.txt`, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [stars, title, text] = line.split('|');
      return { stars: Number(stars), title, text: filled(text), topic: name };
    });
}

/** Invented reviews written with their codes for another purpose; here only their words are used. */
export function authored() {
  const lines = readFileSync(new URL('authored.jsonl', folder), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line)).map((review) => ({ ...review, topic: review.theme }));
}

/** `{id:17 digits}` and `{card:digits}` with their check digit: numbers of a valid form that nobody was given. */
const filled = (text) =>
  text
    .replace(/\{id:(\d{17})\}/, (_, digits) => digits + idCheck(digits))
    .replace(/\{card:(\d+)\}/, (_, digits) => digits + luhn(digits));

/** GB 11643-1999, ISO 7064 mod 11-2. */
function idCheck(digits) {
  const sum = [...digits].reduce(
    (total, digit, place) => total + Number(digit) * (2 ** (17 - place) % 11),
    0,
  );
  return '10X98765432'[sum % 11];
}

/** ISO/IEC 7812-1, annex B. */
function luhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
