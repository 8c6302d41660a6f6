import type { Mask } from '../records.ts';

const usual = 'qq|163|126|139|189|gmail|sina|sohu|aliyun|outlook|hotmail|foxmail|icloud|yeah';
const name = '(?<![a-z\\d._%+-])[a-z\\d][a-z\\d._%+-]{0,63}';
/** RFC 5322's everyday form, its lengths by RFC 5321; the @ may be spelled (at), the last part may be missing after the usual providers. */
const written = `${name} ?(?:@|\\(at\\)|\\[at\\]) ?(?:[a-z\\d-]{1,63}(?:[.。][a-z\\d-]{1,63}){0,3}[.。][a-z]{2,10}|(?:${usual})(?![a-z\\d]))`;
/** Disguised: another sign for the @, 点 for the dot, before the usual providers. */
const disguised = `${name} ?(?:@|#|\\*|艾特|圈a|圈) ?(?:${usual})(?:[.。点]|\\(dot\\))(?:com|cn|net)`;
const email = new RegExp(`${written}|${disguised}`, 'g');

export const emailMasks = (text: string): Mask[] =>
  Array.from(text.matchAll(email), (found) => ({
    kind: 'email',
    start: found.index,
    end: found.index + found[0].length,
  }));
