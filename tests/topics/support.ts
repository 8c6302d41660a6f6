import { folded } from '../../pipeline/clean/index.ts';
import { lexiconFolder } from '../../pipeline/folders.ts';
import { chineseSegmenter } from '../../pipeline/segment/chinese.ts';
import { readDictionary } from '../../pipeline/segment/dictionary.ts';
import { type Documents, readDocuments } from '../../pipeline/topics/documents.ts';
import { daysOfApp, keepTallies } from '../../pipeline/store/tallies.ts';
import { findTopics } from '../../pipeline/store/topics.ts';
import type { CodedReview } from '../../pipeline/records.ts';
import type { Store } from '../../pipeline/store/queries.ts';
import { readTopicWords } from '../../pipeline/topics/words.ts';
import { inRun } from '../store/support.ts';

const { cut } = chineseSegmenter(readDictionary(`${lexiconFolder}dictionary.txt`));

export const means = { wordsOf: (text: string) => cut(folded(text)), words: readTopicWords() };

/** Texts whose words are written with blanks between them. */
export const documents = (...texts: readonly string[]): Documents =>
  readDocuments(
    texts.map((text) => text.split(' ').filter((word) => word !== '')),
    { least: 1, most: 100 },
  );

/** What reviewers of these tests complain of, by what it is about. */
export const themes = {
  music: {
    issue: 'function.broken',
    says: [
      '半夜自动播放音乐',
      '后台自动播放音乐关不掉',
      '突然响起音乐',
      '手机自动播放音乐吓人',
      '音乐关不掉',
    ],
  },
  code: {
    issue: 'account.verification',
    says: [
      '收不到验证码',
      '短信验证码收不到',
      '手机号收不到验证码',
      '验证码过期收不到新的',
      '验证码短信延迟',
    ],
  },
  delivery: {
    issue: 'order.delivery',
    says: ['骑手配送超时', '药品配送超时', '配送超时一个小时', '骑手送错地址', '药品包装破损骑手不管'],
  },
  slots: {
    issue: 'consult.supply',
    says: ['专家号源抢光', '儿科号源抢光', '号源放出就抢光', '专家门诊挂号抢光', '儿科专家挂号排队'],
  },
} as const;

export type Theme = keyof typeof themes;

/** The `place`-th thing that is said of a theme. */
export const saying = (theme: Theme, place: number): string =>
  themes[theme].says[place % themes[theme].says.length]!;

/** One run that puts these reviews and finds topics. */
export const night = (store: Store, put: readonly CodedReview[]) =>
  inRun(store, (writer, source) => {
    for (const review of put) writer.reviews.put(source, review);
    writer.flush();
    for (const step of [keepTallies, findTopics(means)]) step(writer);
  });

/** A run without new reviews that does all its work on the first app anew. */
export const workAgain = (store: Store) =>
  inRun(store, (writer) => {
    for (const day of daysOfApp(store.db, 1)) writer.touched.touch(1, day);
    for (const step of [keepTallies, findTopics(means)]) step(writer);
  });
