import type { ClauseReading } from '../reading.ts';
import type { ClauseFeatures } from '../records.ts';

/** A conditional clause counts this much, a wish's blame this much: 如果好用的话, 希望别再卡. Chosen, not fitted. */
const supposed = 0.3;
const wished = 0.4;

/** Less blame than one word of the weakest strength; half of that. */
const hardly = 0.9;
const half = 0.5;

type Read = Pick<ClauseFeatures, 'reading' | 'scope'>;

/**
 * What the sentiment lexicon says of a review, clause by clause and scope by scope: inputs of the polarity decision, always in this order.
 * Sums are ln(1 + strength), 0 to about 3; the rest is 0 or 1, or in [-1, 1].
 */
export function balanceOf(clauses: readonly Read[]): Readonly<Record<string, number>> {
  const course = new Course();
  for (const clause of clauses) course.take(clause);
  const { praise, blame, rivalPraise, rivalBlame, pastBlame, wishBlame, turn, last, mended } = course;
  const { wishes, questions } = course;
  return {
    praise: Math.log1p(praise),
    blame: Math.log1p(blame),
    both: Math.log1p(Math.min(praise, blame)),
    net: Math.tanh((praise - blame) / 3),
    lastWord: last,
    behindTurn: Math.tanh(turn / 2),
    turns: Number(course.turned),
    rivalBlame: Math.log1p(rivalBlame),
    rivalPraise: Math.log1p(rivalPraise),
    mended,
    mendedAndWell: Number(mended > 0 && last >= 0),
    pastBlame: Math.log1p(pastBlame),
    wellAfterPast: Number(pastBlame > 0 && last > 0),
    wishAlone: Number(wishes > 0 && blame < hardly),
    wishes: Math.log1p(wishes),
    wishBlame: Math.log1p(wishBlame),
    questionAlone: Number(questions > 0 && blame < half && praise < half),
    questions: Math.log1p(questions),
    turnedBlame: Math.log1p(course.turnedBlame),
    turnedPraise: Math.log1p(course.turnedPraise),
    supposes: Number(course.supposes),
    negatedTwice: Number(course.negatedTwice),
    topic: Number(course.topic),
    sarcasm: Number(course.sarcasm),
    nothing: Number(praise + blame + rivalPraise + rivalBlame === 0),
  };
}

/** What has been said so far, clause after clause. */
class Course {
  praise = 0;
  blame = 0;
  rivalPraise = 0;
  rivalBlame = 0;
  pastBlame = 0;
  wishBlame = 0;
  /** Sign of the last clause that judged. */
  last = 0;
  /** Praise less blame since the last turn. */
  turn = 0;
  turned = false;
  /** 1 once a cure is told, halved by each clause that blames after it. */
  mended = 0;
  wishes = 0;
  questions = 0;
  turnedBlame = 0;
  turnedPraise = 0;
  supposes = false;
  negatedTwice = false;
  topic = false;
  sarcasm = false;
  private past = false;

  take({ reading, scope }: Read): void {
    this.note(reading);
    const weight = reading.supposes ? supposed : 1;
    const praise = reading.praise * weight;
    const said = reading.blame * weight;
    const blame = reading.wishes ? said * wished : said;
    if (reading.wishes) this.wishBlame += said;
    if (reading.past) this.past = true;
    if (reading.now) this.past = false;
    if (reading.mended) this.mended = 1;
    else if (blame > praise) this.mended /= 2;
    if (scope === 'rival') {
      this.rivalPraise += praise;
      this.rivalBlame += blame;
    } else this.takeOwn(praise, blame, reading.contrasts);
  }

  /** What counts wherever it stands. */
  private note(reading: ClauseReading): void {
    if (reading.wishes) this.wishes++;
    if (reading.asks && !reading.doubts) this.questions++;
    this.turnedBlame += reading.turnedBlame;
    this.turnedPraise += reading.turnedPraise;
    this.supposes ||= reading.supposes;
    this.negatedTwice ||= reading.doubled > 0;
    this.topic ||= reading.topic;
    this.sarcasm ||= reading.sarcastic;
  }

  private takeOwn(praise: number, blame: number, contrasts: boolean): void {
    if (this.past && blame > praise) this.pastBlame += blame;
    else {
      this.praise += praise;
      this.blame += blame;
    }
    if (praise !== blame) this.last = Math.sign(praise - blame);
    if (contrasts) {
      this.turned = true;
      this.turn = 0;
    }
    if (this.turned) this.turn += praise - blame;
  }
}
