import { expect, test } from 'vitest';
import { cursorsOf } from '../../pipeline/store/cursors.ts';
import { openStore } from '../../pipeline/store/store.ts';
import { newStore } from './support.ts';

const now = () => new Date('2025-03-02T02:00:00Z');

test('a cursor lasts, each source has its own, and none comes from nowhere', () => {
  const store = newStore();
  const cn = cursorsOf(store, '苹果', now);
  expect(cn.read()).toBeNull();
  cn.keep('{"cn":{"newest":1}}');
  cn.keep('{"cn":{"newest":2}}');
  cursorsOf(store, 'feedback', now).keep('{}');
  const again = openStore(store.path);
  expect(cursorsOf(again, '苹果', now).read()).toBe('{"cn":{"newest":2}}');
  expect(again.db.prepare('SELECT * FROM fetch_cursor ORDER BY source').all()).toEqual([
    { source: 'feedback', cursor: '{}', kept: 1740880800 },
    { source: '苹果', cursor: '{"cn":{"newest":2}}', kept: 1740880800 },
  ]);
  again.close();
});
