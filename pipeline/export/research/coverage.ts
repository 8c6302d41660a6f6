import type { Lang } from '../../lang.ts';
import { noteTold } from '../../notes.ts';
import type { Manifest } from './manifest.ts';
import { percent } from './print.ts';

/** What the sample is not: limits of the sources and of what was kept, as sentences. */
export const coverageOf = (manifest: Manifest, lang: Lang): string[] =>
  [capped, apple, removed, undated, unstarred, rejected, undecided, standing].flatMap(
    (of) => of(manifest, lang) ?? [],
  );

type Sentence = (manifest: Manifest, lang: Lang) => string | string[] | undefined;

const numberOf = ({ counts }: Manifest, name: string): number => counts[name] as number;

const say = (lang: Lang, zh: string, en: string): string => ({ zh, en })[lang];

const capped: Sentence = ({ inputs }, lang) => {
  const found = inputs.flatMap(({ name, notes }) =>
    notes
      .filter((note) => note.startsWith('capped-export'))
      .map((note) => `${name} (${noteTold(note, lang)})`),
  );
  if (found.length === 0) return undefined;
  const list = found.join('; ');
  return say(
    lang,
    `有 ${found.length} 个导出文件达到条数上限，更早的评论不在其中：${list}。`,
    `${found.length} export(s) had reached their limit and lack older reviews: ${list}.`,
  );
};

/** FORMATS: ten pages of fifty. */
const apple: Sentence = ({ inputs }, lang) => {
  const feeds = inputs.filter(({ format }) => format.startsWith('apple-rss'));
  if (feeds.length === 0) return undefined;
  const reviews = feeds.reduce((sum, { accepted }) => sum + accepted, 0);
  return say(
    lang,
    `${feeds.length} 个文件取自苹果的评论源（${reviews} 条），该源每个国家或地区至多给出最近 500 条评论。`,
    `${feeds.length} file(s) come from Apple's feed (${reviews} reviews), which gives at most the newest 500 reviews a country.`,
  );
};

const ofCollected =
  (name: string, zh: string, en: string): Sentence =>
  (manifest, lang) => {
    const [count, all] = [numberOf(manifest, name), numberOf(manifest, 'reviews_collected')];
    if (count === 0) return undefined;
    const share = percent(count / all);
    return say(lang, `${count} 条（${share}）${zh}`, `${count} (${share}) ${en}`);
  };

const removed = ofCollected(
  'reviews_removed',
  '已被应用商店删除，只因导出时保留了痕迹才见得到；其他来源的被删评论不得而知。',
  'reviews had been removed by the store and are seen only because the export kept them; what other sources removed is not known.',
);
const undated = ofCollected(
  'reviews_undated',
  '没有日期，不属于任何时期。',
  'reviews bear no date and belong to no period.',
);
const unstarred = ofCollected('reviews_without_stars', '没有星级。', 'reviews bear no stars.');

const rejected: Sentence = ({ counts }, lang) => {
  const reasons = Object.entries(counts.rows_rejected as Record<string, number>);
  const sum = reasons.reduce((all, [, count]) => all + count, 0);
  if (sum === 0) return undefined;
  const list = reasons.map(([reason, count]) => `${reason} ${count}`).join(', ');
  return say(
    lang,
    `${sum} 行不成其为评论，未用（${list}）。`,
    `${sum} rows could not become reviews and were not used (${list}).`,
  );
};

const undecided: Sentence = (manifest, lang) => {
  const count = numberOf(manifest, 'reviews_of_undecided_state');
  if (count === 0) return undefined;
  return say(
    lang,
    `${count} 条评论由多次运行读入了不同状态且日期分不出先后，取较晚一次运行的：一次读完全部输入时，结果可能不同。`,
    `${count} reviews came in other states from run to run, and no date puts these in order; that of the later run was taken: one run over all inputs may take another one.`,
  );
};

const standing: Sentence = (_, lang) =>
  say(
    lang,
    '写评论的人不是全体用户的随机样本：区间只说明抽样误差，不说明谁愿意写评论。',
    'Reviewers are no random sample of users: intervals tell the error of sampling, not who chooses to write.',
  );
