import type { MaskKind } from '../../../pipeline/records.ts';
import { account, email, password, qq, secretLink, wechat } from './account-kinds.ts';
import { Dice } from './dice.ts';
import { innocent } from './innocent.ts';
import type { Kind } from './kind.ts';
import { bankCard, device, document, idCard, landline, mobile } from './number-kinds.ts';
import { order, record } from './number-of-thing-kinds.ts';
import { address, birthday, name, nameWithTitle, plate, titledName, titles } from './people-kinds.ts';

/** One piece of personal data at a known place. */
export interface Truth {
  readonly kind: MaskKind;
  readonly spelling: string;
  readonly start: number;
  readonly end: number;
}

/** An invented text; without truths it is innocent, and `topic` says what it is about. */
export interface Sample {
  readonly text: string;
  readonly truths: readonly Truth[];
  readonly topic: string | null;
}

export const kinds: Readonly<Record<MaskKind, readonly Kind[]>> = {
  mobile: [mobile],
  landline: [landline],
  'id-card': [idCard],
  'bank-card': [bankCard],
  document: [document],
  device: [device],
  email: [email],
  qq: [qq],
  wechat: [wechat],
  account: [account],
  password: [password],
  link: [secretLink],
  name: [name, nameWithTitle, titledName],
  birthday: [birthday],
  address: [address],
  plate: [plate],
  order: [order],
  record: [record],
};

const before = [
  ...[
    '',
    '闪退了，',
    '客服一直不回复。',
    '等了三天没人理，',
    '退款不到账！',
    '這個軟體很難用，',
    'APP登录不上 ',
    '医生半天没回，😡',
    '大家好，',
  ],
  ...['差评！！', '你们好：', '[微笑]', '1. '],
];
const after = [
  ...[
    '',
    '，请尽快处理',
    '。谢谢',
    ' 求解决',
    '！！！',
    '，再不退钱就投诉',
    '（急）',
    '\n没人管吗',
    '；看到回复',
    '～',
    '...',
  ],
];

/** `count` texts: three in ten without personal data, one in seven with two pieces of it, the others with one. */
export function samples(count: number, seed: number): Sample[] {
  const dice = new Dice(seed);
  return Array.from({ length: count }, () => {
    const draft = new Draft(dice.pick(before));
    const turn = dice.below(20);
    if (turn < 6) return innocentSample(draft, dice);
    draft.addData(dice);
    if (turn < 9) draft.add(dice.pick(['，', '；', '。', ' '])).addData(dice);
    else if (turn < 13) draft.add('，').add(innocentClause(dice)[1]);
    return draft.add(dice.pick(after)).sample(null);
  });
}

function innocentSample(draft: Draft, dice: Dice): Sample {
  const [topic, clause] = innocentClause(dice);
  return draft.add(clause).add(dice.pick(after)).sample(topic);
}

function innocentClause(dice: Dice): [topic: string, clause: string] {
  const [topic, says] = dice.pick(Object.entries(innocent));
  return [topic, dice.pick(says)(dice)];
}

/** A text in the making. */
class Draft {
  private readonly truths: Truth[] = [];

  private text: string;

  constructor(text: string) {
    this.text = text;
  }

  add(words: string): this {
    this.text += words;
    return this;
  }

  addData(dice: Dice): this {
    const [kind, writings] = dice.pick(Object.entries(kinds) as [MaskKind, readonly Kind[]][]);
    const writing = dice.pick(writings);
    const [spelling, data] = dice.pick(Object.entries(writing.spellings));
    this.text += dice.pick(writing.cues);
    const start = this.text.length;
    this.text += data(dice);
    this.truths.push({ kind, spelling, start, end: this.text.length });
    if (writing === titledName) this.text += dice.pick(titles);
    return this;
  }

  sample(topic: string | null): Sample {
    return { text: this.text, truths: this.truths, topic };
  }
}
