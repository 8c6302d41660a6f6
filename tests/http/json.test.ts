import { expect, test } from 'vitest';
import type { HttpFault } from '../../pipeline/http/fault.ts';
import { jsonOf } from '../../pipeline/http/json.ts';

const read = (type: string | null, body: string | Uint8Array) => {
  try {
    return jsonOf({
      headers: new Headers(type === null ? {} : { 'content-type': type }),
      body: Buffer.from(body),
    });
  } catch (fault) {
    return `${(fault as HttpFault).message}${(fault as HttpFault).temporary ? ' (temporary)' : ''}`;
  }
};

test.each([
  'application/json',
  'application/json; charset=UTF-8',
  'application/vnd.api+json',
  'text/javascript; charset=utf-8',
  'text/plain',
  null,
])('%s is read', (type) => {
  expect(read(type, '{"满意": 5}')).toEqual({ 满意: 5 });
});

test('another character set is read where it is named', () => {
  expect(read('application/json; charset=gbk', Uint8Array.of(0x22, 0xba, 0xc3, 0x22))).toBe('好');
  expect(read('application/json', Uint8Array.of(0x22, 0xba, 0xc3, 0x22))).toMatch(/no whole JSON/);
});

test('a page of HTML is none, whatever it says', () => {
  expect(read('text/html; charset=utf-8', '{}')).toBe('answered with text/html, where JSON was expected');
  expect(read('text/<b>\u001b[31mx', '{}')).toBe('answered with text/b31mx, where JSON was expected');
});

test('what is cut may be whole the next time', () => {
  expect(read('application/json', '{"list": [')).toBe('answered with what is no whole JSON (temporary)');
  expect(read('application/json', '')).toMatch(/temporary/);
});
