import type { Settings } from '../config.ts';
import { type Erasure, erase, wouldErase } from '../erase.ts';
import { UserError } from '../errors.ts';
import type { Label } from '../lang.ts';
import type { Condemned, Person } from '../store/erase.ts';
import { type Execute, exitCode, print } from './terminal.ts';

/** `wenzhen erase`: says what would go; with `--yes` erases it and proves it. */
export const execute: Execute = async (settings, terminal) => {
  const person = personOf(settings);
  if (!settings.yes) {
    print(terminal, foretold(wouldErase(settings.db, person)));
    return exitCode.done;
  }
  const erasure = await erase(settings, person, () => new Date());
  for (const line of told(erasure)) print(terminal, line);
  return erasure.search.left.length === 0 ? exitCode.done : exitCode.failed;
};

function personOf({ author, review, app }: Settings): Person {
  if (author !== undefined && review === undefined) return { author, app };
  if (review !== undefined && author === undefined) return { review, app };
  throw new UserError({
    code: 'wrong-usage',
    message: 'it must be said whom to erase: an author or a review',
    hint: 'Give one of --author NAME and --review ID; --app narrows it.',
    zh: {
      message: '请说明删除谁：作者或评论',
      hint: '用 --author 名字 或 --review 编号，二者取一；--app 可限定应用。',
    },
  });
}

function foretold(reviews: readonly Condemned[]): Label {
  const apps = [...new Set(reviews.map(({ app }) => app))].join(', ');
  return {
    zh: `将删除 ${reviews.length} 条评论${apps === '' ? '' : `（${apps}）`}，此后不再读入。尚未删除：加上 --yes 才会执行。`,
    en: `${reviews.length} reviews${apps === '' ? '' : ` (${apps})`} would be erased and never be read again. Nothing is erased yet: add --yes.`,
  };
}

function* told({
  run,
  reviews,
  exports,
  search: { pieces, bytes, left },
}: Erasure): Generator<Label | string> {
  yield {
    zh: `已删除 ${reviews.length} 条评论（第 ${run} 次运行），结果已重新计算；同一人的数据此后不再读入。`,
    en: `${reviews.length} reviews are erased (run ${run}), all numbers are made anew; they will not be read again.`,
  };
  if (left.length === 0)
    yield {
      zh: `证明：在数据库文件的 ${bytes} 个字节中查找 ${pieces} 个片段，一个也没有找到。`,
      en: `Proof: ${pieces} pieces of it were looked for in the ${bytes} bytes of the database: none is there.`,
    };
  else
    yield {
      zh: `仍有 ${left.length} 个片段留在文件中：${left.map((one) => `“${one}”`).join('、')}`,
      en: `${left.length} pieces are still in the file: ${left.map((one) => `“${one}”`).join(', ')}`,
    };
  const inputs = [...new Set(reviews.map(({ input }) => input))];
  yield {
    zh: `数据库之外由您删除：输入文件（${inputs.join('、') || '无'}）、备份，以及可能含有这些评论的导出（记录见 export_list）：${exports.length === 0 ? '无' : ''}`,
    en: `Outside the database it is yours to erase: input files (${inputs.join(', ') || 'none'}), backups, and the exports that may hold the reviews (export_list notes them):${exports.length === 0 ? ' none' : ''}`,
  };
  for (const { what, file, who, made } of exports) yield `  ${file}  ${what}  ${who}  ${made}`;
}
