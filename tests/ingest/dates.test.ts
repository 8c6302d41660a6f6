import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoSeconds, parseInstant } from '../../pipeline/ingest/dates.ts';
import { instantIn, isZone } from '../../pipeline/ingest/zone.ts';

const read = (text: string, zone = 'Asia/Shanghai', format?: string): string | null => {
  const instant = parseInstant(text, format === undefined ? { zone } : { zone, format });
  return instant === null ? null : isoSeconds(instant);
};

describe('dates of every shape become UTC instants', () => {
  it.each([
    ['2017-12-18 10:30:33', '2017-12-18T02:30:33Z'],
    ['2014-06-12 06:38', '2014-06-11T22:38:00Z'],
    ['2024-1-2', '2024-01-01T16:00:00Z'],
    ['2019年7月8日', '2019-07-07T16:00:00Z'],
    ['2019年7月8日 星期一 9时05分', '2019-07-08T01:05:00Z'],
    ['2019/7/3 下午3:04', '2019-07-03T07:04:00Z'],
    ['2019/7/3 上午12:04:05', '2019-07-02T16:04:05Z'],
    ['2019/7/3 中午12:30', '2019-07-03T04:30:00Z'],
    ['2019.07.03', '2019-07-02T16:00:00Z'],
    ['２０１９－０７－０３　１５：０４', '2019-07-03T07:04:00Z'],
    ['2019-07-03T08:04:05-07:00', '2019-07-03T15:04:05Z'],
    ['2019-07-03T08:04:05.123Z', '2019-07-03T08:04:05Z'],
    ['2019-07-03T08:04:05+0800', '2019-07-03T00:04:05Z'],
    ['Jul 3, 2019', '2019-07-02T16:00:00Z'],
    ['July 3, 2019 at 3:04 PM', '2019-07-03T07:04:00Z'],
    ['Jul 3, 2019 12:30:00 AM', '2019-07-02T16:30:00Z'],
    ['3 July 2019', '2019-07-02T16:00:00Z'],
    ['Wed, 03 Jul 2019 15:04:05 -0700', '2019-07-03T22:04:05Z'],
    ['Wed Jul 03 2019 15:04:05 GMT+0800 (中国标准时间)', '2019-07-03T07:04:05Z'],
    ['1562166245000', '2019-07-03T15:04:05Z'],
    ['1562166245', '2019-07-03T15:04:05Z'],
    ['20190703', '2019-07-02T16:00:00Z'],
    ['20190703150405', '2019-07-03T07:04:05Z'],
    ['43649.62783564815', '2019-07-03T07:04:05Z'],
  ])('%s', (text, instant) => {
    expect(read(text)).toBe(instant);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-01 25:00',
    '2024-01-01 10:61',
    '1800-01-01',
    '2999-01-01',
    '1900-01-00',
    '0',
    '12',
    '07/03/2019',
    'Foo 3, 2019',
    '2019-07-03T08:04:05+99:00',
    '三天前',
    'yesterday',
  ])('%s is none', (text) => {
    expect(read(text)).toBeNull();
  });
});

describe("a mapping's format", () => {
  it.each([
    ['03/07/2019 15:04', 'DD/MM/YYYY HH:mm', '2019-07-03T07:04:00Z'],
    ['7/3/2019 3:04 PM', 'M/D/YYYY h:mm A', '2019-07-03T07:04:00Z'],
    ['3-Jul-2019', 'D-MMM-YYYY', '2019-07-02T16:00:00Z'],
    ['于2019年07月03日', '于YYYY年MM月DD日', '2019-07-02T16:00:00Z'],
    ['at 2019-07-03 15:04:05+02:00', '[at] YYYY-MM-DD HH:mm:ssZ', '2019-07-03T13:04:05Z'],
    ['1562166245', 'X', '2019-07-03T15:04:05Z'],
    ['2019-07-03 15:04:05', 'DD/MM/YYYY', '2019-07-03T07:04:05Z'],
  ])('reads %s by %s', (text, format, instant) => {
    expect(read(text, 'Asia/Shanghai', format)).toBe(instant);
  });

  it('leaves what it does not fit unread', () => {
    expect(read('2019年7月3日', 'Asia/Shanghai', 'DD/MM/YYYY')).toBeNull();
    expect(read('31/02/2019', 'Asia/Shanghai', 'DD/MM/YYYY')).toBeNull();
  });
});

describe('zones', () => {
  it('hold where a date says none, daylight saving included', () => {
    expect(read('2024-07-03 12:00', 'America/New_York')).toBe('2024-07-03T16:00:00Z');
    expect(read('2024-01-03 12:00', 'America/New_York')).toBe('2024-01-03T17:00:00Z');
    expect(read('2024-03-10 03:30', 'America/New_York')).toBe('2024-03-10T07:30:00Z');
    expect(read('1990-07-03 12:00')).toBe('1990-07-03T03:00:00Z');
    expect([isZone('Asia/Shanghai'), isZone('Asia/Wonderland')]).toEqual([true, false]);
  });

  it('law: what the clocks of a zone show at an instant is read as that instant, or as one that shows the same', () => {
    const shownIn = (zone: string, instant: number): number => {
      const parts = new Intl.DateTimeFormat('sv-SE', {
        timeZone: zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      }).format(instant);
      return Date.parse(`${parts.replace(' ', 'T')}Z`);
    };
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'Asia/Tokyo',
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
    );
    const seconds = fc.integer({ min: Date.UTC(1990, 0) / 1000, max: Date.UTC(2037, 0) / 1000 });
    fc.assert(
      fc.property(zones, seconds, (zone, second) => {
        const local = shownIn(zone, second * 1000);
        expect(shownIn(zone, instantIn(zone, local))).toBe(local);
      }),
      { numRuns: 300 },
    );
  });
});
