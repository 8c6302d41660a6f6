import pc from 'picocolors';
import { expect, test } from 'vitest';
import { execute } from '../../pipeline/cli/diff.ts';
import type { Terminal } from '../../pipeline/cli/terminal.ts';
import type { Settings } from '../../pipeline/config.ts';
import type { Lang } from '../../pipeline/lang.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { coded, derive, faultOf, inRun, newStore, type Sample, start } from '../store/support.ts';

async function night(store: Store, reviews: readonly Sample[], from = start): Promise<void> {
  await inRun(
    store,
    (writer, source) => {
      for (const review of reviews) writer.reviews.put(source, coded(review));
      writer.flush();
      derive(writer);
    },
    from,
  );
}

const many = (count: number, name: string, sample: Sample): Sample[] =>
  Array.from({ length: count }, (_, place) => ({ ...sample, id: `${name}${place}` }));

const praise: Sample = { text: '医生很耐心', stars: 5, polarity: 'pos' };
const crash: Sample = { text: '看报告时闪退', stars: 1, says: [['stability.crash', '看报告时闪退']] };
const slow: Sample = { text: '打开要等半天', stars: 2, says: [['performance.slow', '打开要等半天']] };
const late: Sample = { text: '送药晚了三天', stars: 1, says: [['order.delivery', '送药晚了三天']] };

/** Two nights: crashes rise from 2 % to 30 %, slowness of 20 % is gone, late delivery is new. */
async function twoNights(): Promise<Store> {
  const store = newStore();
  await night(store, [...many(160, 'a', praise), ...many(4, 'b', crash), ...many(40, 'c', slow)]);
  await night(store, [...many(68, 'd', praise), ...many(30, 'e', crash), ...many(2, 'f', late)]);
  return store;
}

async function said(
  { path }: Store,
  operands: readonly string[] = [],
  lang: Lang = 'zh',
  json = false,
): Promise<string> {
  let out = '';
  const write = (text: string): void => {
    out += text;
  };
  const terminal = { lang, paint: pc.createColors(false), stdout: { write } } as unknown as Terminal;
  await execute({ db: path, lang, json } as Settings, terminal, operands);
  return out;
}

test('one page tells what is new, has grown, shrunk and been solved since the run before, with words', async () => {
  const page = await said(await twoNights());
  expect(page).toContain(
    '运行 1（2025-03-02T00:01:00Z）→ 运行 2（2025-03-02T00:01:00Z）：计入的评论 +100 条，问题 3 项',
  );
  expect(page).toContain('新出现 1，上升 1，下降 0，消失 1');
  expect(page).toMatch(/发货配送慢.*0 → 2 .*“送药晚了三天”/);
  expect(page).toMatch(/使用中闪退卡死.*4 → 34 +2\.0% +30\.0% +<\.001/);
  expect(page).toMatch(/卡顿耗资源.*40 → 40 +19\.6% +0\.0%/);
});

test('the same in English, and as JSON', async () => {
  const store = await twoNights();
  expect(await said(store, ['2', '1'], 'en')).toMatch(
    /Run 1 .* → run 2 .*\nNew 1, Grown 1, Shrunk 0, Solved 1/,
  );
  const { one, other, findings } = JSON.parse(await said(store, [], 'zh', true));
  expect([one.run, other.run]).toEqual([1, 2]);
  expect(findings.map(({ issue, change }: Record<string, string>) => [issue, change])).toEqual([
    ['order.delivery', 'new'],
    ['performance.slow', 'solved'],
    ['stability.crash', 'grown'],
  ]);
});

test('a run that changed nothing differs in nothing, and runs far apart are compared through it', async () => {
  const store = await twoNights();
  await night(store, []);
  expect(await said(store, ['2', '3'])).toContain('新出现 0，上升 0，下降 0，消失 0');
  expect(await said(store, ['1', '3'])).toContain('新出现 1，上升 1，下降 0，消失 1');
});

test('another coder between the runs is told', async () => {
  const store = await twoNights();
  expect(await said(store)).not.toContain('注意');
  await night(store, [], { ...start, versions: { ...start.versions, model: '2' } });
  expect(await said(store)).toContain('注意：两次运行之间换了程序、词典或模型');
});

test.each([[['1']], [['1', '1']], [['1', '9']], [['1', '2', '3']]])(
  'runs %j cannot be compared',
  async (operands) => {
    const store = await twoNights();
    expect(await faultOf(() => said(store, operands))).toBe('not-two-runs');
  },
);
