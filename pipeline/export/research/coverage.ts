import type { SampleFacts } from '../../agreement/key.ts';
import type { Lang } from '../../lang.ts';
import { noteTold } from '../../notes.ts';
import type { Facts } from './methods.ts';
import { percent } from './printed.ts';

/** What the sample is not: limits of the sources and of what was kept, as sentences. */
export const coverageOf = (facts: Facts, lang: Lang): string[] =>
  [
    ...[capped, apple, removed, unnamed, undated, unstarred, rejected, undecided],
    ...[severalCoders, otherSample, unchecked, standing],
  ].flatMap((of) => of(facts, lang) ?? []);

type Sentence = (facts: Facts, lang: Lang) => string | undefined;

const numberOf = ({ manifest: { counts } }: Facts, name: string): number => counts[name] as number;

const say = (lang: Lang, zh: string, en: string): string => ({ zh, en })[lang];

const capped: Sentence = ({ manifest: { inputs } }, lang) => {
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
    `${found.length === 1 ? 'One export' : `${found.length} exports`} had reached the limit of the service, and older reviews are not in it: ${list}.`,
  );
};

/** FORMATS: ten pages of fifty. */
const apple: Sentence = ({ manifest: { inputs } }, lang) => {
  const feeds = inputs.filter(({ format }) => format.startsWith('apple-rss'));
  if (feeds.length === 0) return undefined;
  const reviews = feeds.reduce((sum, { accepted }) => sum + accepted, 0);
  return say(
    lang,
    `${feeds.length} 个文件取自苹果的评论源（${reviews} 条），该源每个国家或地区至多给出最近 500 条评论。`,
    `${feeds.length === 1 ? 'One file comes' : `${feeds.length} files come`} from Apple's feed (${reviews} reviews), which gives at most the newest 500 reviews a country.`,
  );
};

const ofCollected =
  (name: string, zh: string, en: string): Sentence =>
  (facts, lang) => {
    const [count, all] = [numberOf(facts, name), numberOf(facts, 'reviews_collected')];
    if (count === 0) return undefined;
    const share = percent(count / all, all);
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

const rejected: Sentence = ({ manifest: { counts } }, lang) => {
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

const undecided: Sentence = (facts, lang) => {
  const count = numberOf(facts, 'reviews_of_undecided_state');
  if (count === 0) return undefined;
  return say(
    lang,
    `${count} 条评论由多次运行读入了不同状态且日期分不出先后，取较晚一次运行的：一次读完全部输入时，结果可能不同。`,
    `${count} reviews came in other states from run to run, and no date puts these in order; that of the later run was taken: one run over all inputs may take another one.`,
  );
};

const unnamed: Sentence = ({ analysis: { samples } }, lang) => {
  const count = samples.find(({ app }) => app === '')?.collected;
  if (count == null) return undefined;
  return say(
    lang,
    `${count} 条评论的来源没有写明应用，归入“（未知）”；读入时可用 --app 或映射文件指明。`,
    `Of ${count} reviews the source does not name the app: they stand under "(not known)"; --app or a mapping file can name it when they are read.`,
  );
};

const severalCoders: Sentence = ({ manifest: { coders } }, lang) =>
  coders.length < 2
    ? undefined
    : say(
        lang,
        `评论由 ${coders.length} 个不同版本的编码器编码（见 manifest.json）；wenzhen recode 可使其一致。`,
        `Reviews were coded by ${coders.length} versions of the coder (manifest.json); wenzhen recode makes them one.`,
      );

const otherSample: Sentence = ({ analysis: { all }, reliability, manifest: { coders } }, lang) => {
  const sample = reliability?.sample;
  if (sample == null) return undefined;
  const versionsOf = (all: readonly SampleFacts['coder'][number][]): string =>
    JSON.stringify(
      all.map(({ code, lexicon, model, segmenter }) => [code, lexicon, model, segmenter]).sort(),
    );
  const isOtherCoder = versionsOf(sample.coder) !== versionsOf(coders);
  if (sample.population === all.total && !isOtherCoder) return undefined;
  return say(
    lang,
    `人工样本抽取时库中计入 ${sample.population} 条评论${isOtherCoder ? '，且编码器版本不同' : ''}，现为 ${all.total} 条：校正后的占比说的是抽样当时。`,
    `The coded sample was drawn when ${sample.population} reviews were counted${isOtherCoder ? ', coded by another version of the coder' : ''}; now ${all.total} are: corrected shares are of that time.`,
  );
};

const unchecked: Sentence = ({ reliability }, lang) =>
  reliability !== undefined
    ? undefined
    : say(
        lang,
        '编码由程序作出，未与这批评论的人工编码核对，占比也未校正编码误差；wenzhen sample 与 agree 可补上，再以 --agreement 并入。',
        'The codes are the program’s, not checked against human codes of these reviews, and shares are not corrected for its errors; wenzhen sample and agree do both, and --agreement brings them in.',
      );

const standing: Sentence = (_, lang) =>
  say(
    lang,
    '写评论的人不是全体用户的随机样本：区间只说明抽样误差，不说明谁愿意写评论。',
    'Reviewers are no random sample of users: intervals tell the error of sampling, not who chooses to write.',
  );
