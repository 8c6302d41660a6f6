import type { Label } from '../../lang.ts';
import type { AlertRow } from '../../store/queries.ts';
import type { Trajectory } from '../../trends/trajectory.ts';

export const alertStates: Readonly<Record<AlertRow['state'], Label>> = {
  open: { zh: '持续中', en: 'open' },
  over: { zh: '已结束', en: 'over' },
  lasting: { zh: '成为常态', en: 'lasting' },
};

export const trajectories: Readonly<Record<Trajectory, Label>> = {
  new: { zh: '新出现', en: 'new' },
  relapsed: { zh: '复发', en: 'back again' },
  growing: { zh: '上升', en: 'growing' },
  solved: { zh: '已解决', en: 'solved' },
  fading: { zh: '下降', en: 'fading' },
  steady: { zh: '平稳', en: 'steady' },
  rare: { zh: '零星', en: 'rare' },
};

export const verdicts = {
  confirmed: { zh: '编码正确', en: 'coding confirmed' },
  corrected: { zh: '已更正', en: 'corrected' },
  adjudicated: { zh: '已裁定', en: 'adjudicated' },
} as const satisfies Record<string, Label>;
