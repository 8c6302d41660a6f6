import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';

/**
 * The gold files a command is to use: those it was given, else those of the settings.
 * @throws UserError `no-gold` where there are none
 */
export function goldOf({ gold }: Settings, operands: readonly string[]): readonly string[] {
  if (operands.length > 0) return operands;
  if (gold !== undefined) return gold;
  throw new UserError({
    code: 'no-gold',
    message: 'no coded reviews were named',
    hint: 'Name gold files, or list them under `gold` in the file given with --config; README, "Train and measure", shows a line of one.',
    zh: {
      message: '没有指明人工编码的评论',
      hint: '请给出标注文件，或在 --config 所指的设置文件里列在 gold 之下；格式见 README “Train and measure”。',
    },
  });
}
