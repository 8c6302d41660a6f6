import type { Label } from './lang.ts';
import type { Trajectory } from './trends/trajectory.ts';

type Words<Code extends string> = Readonly<Record<Code, Label>>;

/** What trends and alerts are about. */
export const followedWords: Words<'any' | 'issue' | 'topic' | 'phrase'> = {
  any: { zh: '任何抱怨', en: 'any complaint' },
  issue: { zh: '问题', en: 'issue' },
  topic: { zh: '话题', en: 'topic' },
  phrase: { zh: '短语', en: 'phrase' },
};

/** How a share went from one period to the next. */
export const trajectoryWords: Words<Trajectory> = {
  new: { zh: '新出现', en: 'new' },
  relapsed: { zh: '复发', en: 'back again' },
  growing: { zh: '上升', en: 'growing' },
  solved: { zh: '已解决', en: 'solved' },
  fading: { zh: '下降', en: 'fading' },
  steady: { zh: '平稳', en: 'steady' },
  rare: { zh: '零星', en: 'rare' },
};

export const alertStateWords: Words<'open' | 'over' | 'lasting'> = {
  open: { zh: '持续中', en: 'open' },
  over: { zh: '已结束', en: 'over' },
  lasting: { zh: '成为常态', en: 'lasting' },
};

/** What became of a topic. */
export const topicEventWords: Words<'birth' | 'split' | 'merge' | 'death'> = {
  birth: { zh: '新话题', en: 'new' },
  split: { zh: '从别的话题分出', en: 'split off' },
  merge: { zh: '并入别的话题', en: 'merged' },
  death: { zh: '已消失', en: 'gone' },
};

/** Parts of a change of the mean stars that are no issue. */
export const starPartWords: Words<string> = {
  rare: { zh: '少见问题（合并）', en: 'rare issues together' },
  quiet: { zh: '没有提到问题的评论打分变化', en: 'reviews that state nothing, rated otherwise' },
  harsher: { zh: '问题相同的评论打分变化', en: 'reviews that state the same, rated otherwise' },
};

/** What a phrase is held against the rest of. */
export const partWords: Words<'stage' | 'cause' | 'issue' | 'version' | 'period' | 'app'> = {
  stage: { zh: '阶段', en: 'stage' },
  cause: { zh: '内部原因', en: 'inner cause' },
  issue: { zh: '问题', en: 'issue' },
  version: { zh: '版本', en: 'version' },
  period: { zh: '最近一期', en: 'newest period' },
  app: { zh: '与其他应用相比', en: 'against the other apps' },
};

/** Which way a number should move. */
export const directionWords: Words<'up' | 'down'> = {
  up: { zh: '升', en: 'up' },
  down: { zh: '降', en: 'down' },
};

/** What a judge did with a coding. */
export const correctionWords = {
  confirmed: { zh: '编码正确', en: 'coding confirmed' },
  corrected: { zh: '已更正', en: 'corrected' },
  adjudicated: { zh: '已裁定', en: 'adjudicated' },
} as const satisfies Record<string, Label>;
