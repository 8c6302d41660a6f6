import type { Lang } from '../../lang.ts';
import type { Analysis } from './analysis.ts';
import type { ResearchOptions } from './options.ts';

/** What was done so that nobody is singled out, and what remains to be weighed before publication. */
export const privacyOf = (analysis: Analysis, options: ResearchOptions, lang: Lang): string[] =>
  [masking, health, authors, dates, combinations, cells, search].flatMap(
    (of) => of(analysis, options)?.[lang] ?? [],
  );

type Sentence = (analysis: Analysis, options: ResearchOptions) => Readonly<Record<Lang, string>> | undefined;

const masking: Sentence = () => ({
  zh: '原话中的手机号、证件号等个人信息已换成占位符；评论的商店编号、标题与全文不在包内。',
  en: 'Personal data in quotes, such as phone and identity numbers, is replaced by placeholders; store ids, titles and full texts of reviews are not in the bundle.',
});

const health: Sentence = (_, options) =>
  options.health === 'mask'
    ? {
        zh: '疾病、不适与药物（视为评论者或其家人的，仅指科室、文章、广告等的除外），以及与人称相连的身体部位，在原话中换成“[健康状况]”；按词表识别，发布前请人工复核。',
        en: 'Conditions, aches and drugs (taken for those of the reviewer or the family, unless they only name a department, an article, an advertisement) and parts of the body near a person are replaced in quotes by [健康状况]; they are found by a word list: read the quotes before you publish.',
      }
    : {
        zh: '注意：原话中与某人相连的健康状况未遮盖（--health keep）。',
        en: 'Note: health conditions tied to a person are not masked in quotes (--health keep).',
      };

const authors: Sentence = (_, { salt }) =>
  salt === undefined
    ? {
        zh: '没有盐（环境变量 WENZHEN_SALT 或 --salt），故不含作者。',
        en: 'There was no salt (WENZHEN_SALT in the environment, or --salt), so that authors are left out.',
      }
    : {
        zh: '作者为加盐散列（HMAC-SHA-256 的前 16 位），同一笔名在不同应用中不同；请勿公开盐。',
        en: 'Authors are salted hashes (first 16 digits of HMAC-SHA-256), other ones for the same name in another app; keep the salt secret.',
      };

const unitNames = {
  day: { zh: '日', en: 'day' },
  week: { zh: '周（以周一为名）', en: 'week (named by its Monday)' },
  month: { zh: '月', en: 'month' },
  year: { zh: '年', en: 'year' },
} as const;

const dates: Sentence = (_, options) => ({
  zh: `日期只到${unitNames[options.dates].zh}。`,
  en: `Dates are told by the ${unitNames[options.dates].en}.`,
});

const combinations: Sentence = ({ singling: { unique, blanked, leftOut } }, { k }) => {
  if (k > 1)
    return {
      zh: `逐条数据中，应用、时期、版本与星级的每种组合至少由 ${k} 条评论共有：${blanked} 条抹去了版本、时期或星级，${leftOut} 条整条不列。`,
      en: `In the rows, every combination of app, period, version and stars is shared by at least ${k} reviews: of ${blanked} reviews version, period or stars are blanked, and ${leftOut} are left out.`,
    };
  if (unique === 0) return undefined;
  return {
    zh: `警告：${unique} 条评论的应用、时期、版本与星级组合独一无二，可能被对号入座；用 --k 或更粗的 --dates 可避免。`,
    en: `Warning: ${some(unique)} a combination of app, period, version and stars that no other has, and could be singled out; --k or coarser --dates avoid that.`,
  };
};

const some = (count: number): string => (count === 1 ? '1 review has' : `${count} reviews have`);

const cells: Sentence = ({ suppressed }, { k }) =>
  k === 1
    ? undefined
    : {
        zh: `汇总表隐去了 ${suppressed} 行或格：少于 ${k} 的数目，以及可由合计、差额、阶段与内因推出它们的另一些数目。restricted/ 中的逐条数据可重算被隐去的数目，请勿一并公开，只交给受约束的人。`,
        en: `${suppressed} rows or cells of the aggregates are suppressed: counts below ${k}, and others from which they would follow by sums, differences, stages or causes. From the rows in restricted/ anybody can count what is hidden: do not publish them with the rest, hand them only to those who are bound by agreement.`,
      };

const search: Sentence = () => ({
  zh: '公开评论的原话可用搜索引擎找回原文：引用时宜改写。',
  en: 'A verbatim quote of a public review can be found by a search engine: paraphrase where you quote.',
});
