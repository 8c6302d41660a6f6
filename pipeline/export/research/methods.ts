import type { Lang } from '../../lang.ts';
import type { Estimate } from '../../statistics/bootstrap.ts';
import type { Analysis } from './analysis.ts';
import type { PublishedCodebook } from './codebook.ts';
import { dimensionLabels } from './dimensions.ts';
import type { Manifest } from './manifest.ts';
import type { ResearchOptions } from './options.ts';
import { percent, range } from './printed.ts';
import type { Reliability } from './reliability.ts';

/** Everything that the texts of a bundle are filled with. */
export interface Facts {
  readonly analysis: Analysis;
  readonly manifest: Manifest;
  readonly options: ResearchOptions;
  readonly published: PublishedCodebook;
  readonly reliability: Reliability | undefined;
}

/** The methods paragraph of a paper, one sentence a string. */
export const methodsOf = (facts: Facts, lang: Lang): string[] =>
  [
    sampleSentence,
    codingSentence,
    shareSentence,
    suspectSentence,
    clusterSentence,
    testSentence,
    reliabilitySentence,
    correctionSentence,
  ].flatMap((sentence) => sentence(facts)?.[lang] ?? []);

type Sentence = (facts: Facts) => Readonly<Record<Lang, string>> | undefined;

const some = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const sampleSentence: Sentence = ({ analysis: { totals, all, groups, samples } }) => {
  const periods = groups.period.map(({ id }) => id).filter((id) => id !== '');
  const span = { zh: '', en: '' };
  if (periods.length > 0) {
    span.zh = `，时间为 ${periods[0]} 至 ${periods.at(-1)}`;
    span.en = `, written between ${periods[0]} and ${periods.at(-1)}`;
  }
  const named = samples.filter(({ app }) => app !== '').length;
  const of = named === 0 ? { zh: '', en: '' } : { zh: `${named} 个应用的 `, en: ` of ${some(named, 'app')}` };
  return {
    zh: `我们收集了 ${of.zh}${totals.collected} 条评论${span.zh}；其中 ${totals.duplicates} 条与更早的评论相同或几乎相同，${totals.suspects} 条属于疑似刷好评的日子，均不计入，余 ${all.total} 条。`,
    en: `We collected ${some(totals.collected, 'review')}${of.en}${span.en}; ${totals.duplicates} repeat an earlier review exactly or nearly and ${totals.suspects} belong to days of suspected bought praise, which leaves ${all.total}.`,
  };
};

const codingSentence: Sentence = ({ analysis: { totals }, manifest, published: { codebook, entries } }) => {
  const sizes = [
    entries.length,
    Object.keys(codebook.stages).length,
    Object.keys(codebook.causes).length,
  ] as const;
  const { version } = manifest.program;
  return {
    zh: `每条评论由问诊 ${version} 按编码手册第 ${codebook.version} 版（${sizes[0]} 种问题、${sizes[1]} 个阶段、${sizes[2]} 种内因）自动编码，得 ${totals.complaints} 条诉求；编码器没有把握的 ${totals.abstained} 条不计入。`,
    en: `Each was coded by Wenzhen ${version} with version ${codebook.version} of its codebook (${sizes[0]} issues, ${sizes[1]} stages, ${sizes[2]} inner causes), which gave ${some(totals.complaints, 'complaint')}; ${totals.abstained} more, of which the coder was not sure, are not counted.`,
  };
};

const shareSentence: Sentence = ({ analysis: { all } }) => {
  const [share, ends] = [percent(all.share.share, all.total), range(all.share, all.total)];
  return {
    zh: `有诉求的评论为 ${all.count} 条（${share}，95% 区间 ${ends}%）。占比附 95% Wilson 得分区间（Wilson 1927），平均星级附正态近似的 95% 区间。`,
    en: `${some(all.count, 'review')} ${all.count === 1 ? 'holds' : 'hold'} a complaint (${share}, 95% CI ${ends}%). Shares come with 95% Wilson score intervals (Wilson 1927), mean stars with 95% intervals of the normal approximation.`,
  };
};

const suspectSentence: Sentence = ({ analysis: { all, totals } }) => {
  if (totals.suspects === 0) return undefined;
  const { share, total } = all.withSuspects;
  return {
    zh: `若把疑似刷评也算上，该占比为 ${percent(share.share, total)}（n = ${total}）。`,
    en: `With suspected bought praise the share is ${percent(share.share, total)} (n = ${total}).`,
  };
};

const clusterSentence: Sentence = ({ analysis: { clusters, all }, options: { seed } }) => {
  if (clusters.kind === 'none') return undefined;
  const interval = all.clustered === null ? '–' : range(all.clustered, all.total);
  const unit = { author: { zh: '作者', en: 'authors' }, app: { zh: '应用', en: 'apps' } }[clusters.kind];
  const widening = clusters.widening?.toFixed(2);
  return {
    zh: `同一${unit.zh}的评论并不独立，故另给以${unit.zh}为单位的聚类自助法百分位区间（${clusters.count} 个单位，999 次，种子 ${seed}；Davison 与 Hinkley 1997）：有诉求的占比为 ${interval}%。${widening === undefined ? '' : `至少有 30 条评论的编码中，聚类区间最宽为 Wilson 区间的 ${widening} 倍。`}`,
    en: `As reviews of the same ${unit.en} are not independent, percentile intervals of a bootstrap clustered by ${unit.en} are given too (${clusters.count} clusters, 999 draws, seed ${seed}; Davison and Hinkley 1997): ${interval}% for reviews with a complaint.${widening === undefined ? '' : ` Of codes that 30 reviews or more state, they are at most ${widening} times as wide as Wilson's.`}`,
  };
};

const testSentence: Sentence = ({ analysis: { crosses, clusters } }) => {
  if (crosses.length === 0) return undefined;
  const isClustered = clusters.kind !== 'none';
  return {
    zh: `交叉表以 Pearson χ² 检验，期望频数过小时（Cochran 1954）改用 Fisher 精确检验或其模拟（9999 次）；效应量为 Cramér V，附非中心 χ² 的 95% 区间（Smithson 2003）与 Bergsma（2013）校正值；每张表内的 p 值按 Holm（1979）与 Benjamini-Hochberg（1995）校正。一条评论可提出多种问题，故逐个编码检验“提出与否”。${isClustered ? '检验把评论当作彼此独立；聚类区间说明偏离多少。' : ''}`,
    en: `Cross-tables are tested by Pearson's chi-square, or where expected counts are too small (Cochran 1954) by Fisher's exact test or its simulation (9,999 tables); the effect size is Cramér's V with the 95% interval of the noncentral chi-square (Smithson 2003), also as corrected by Bergsma (2013); p-values are corrected within each table by Holm (1979) and by Benjamini and Hochberg (1995). As a review may state several issues, each code is tested on its own, stated or not.${isClustered ? ' The tests take reviews for independent; the clustered intervals tell by how much they are not.' : ''}`,
  };
};

const reliabilitySentence: Sentence = ({ reliability }) => {
  const issues = reliability?.agreement.find(({ kind }) => kind === 'issues');
  if (reliability === undefined || issues === undefined) return undefined;
  const [humans, machine] = [alpha(issues.humans?.masi), alpha(issues.machine?.masi)];
  const size = (issues.humans ?? issues.machine)?.units ?? 0;
  const drawn = drawnHow(reliability);
  const coders = `${inWords[reliability.coders] ?? reliability.coders} ${reliability.coders === 1 ? 'coder' : 'coders'}`;
  return {
    zh: `${reliability.coders} 位编码员在不知机器编码与星级的情况下独立编码了 ${size} 条评论${drawn.zh}：问题编码（多标签）的 Krippendorff α（MASI 距离；Krippendorff 2011、Passonneau 2006）在人与人之间为 ${humans}，问诊与人之间为 ${machine}。`,
    en: `${coders} independently coded ${some(size, 'review')}${drawn.en}, blind to the codes of the machine and to stars: Krippendorff's alpha of issues as sets (MASI distance; Krippendorff 2011, Passonneau 2006) is ${humans} between humans and ${machine} between Wenzhen and humans.`,
  };
};

/** Numbers that begin a sentence. */
const inWords = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];

const alpha = (estimate: Estimate | null | undefined): string =>
  estimate == null || Number.isNaN(estimate.value)
    ? '–'
    : `${estimate.value.toFixed(2)} [${estimate.low.toFixed(2)}, ${estimate.high.toFixed(2)}]`;

function drawnHow({ sample }: Reliability): Readonly<Record<Lang, string>> {
  if (sample === null) return { zh: '', en: '' };
  const by = sample.by.map((name) => dimensionLabels[name as 'issue'] ?? { zh: name, en: name });
  return {
    zh: `（分层随机抽样，按${by.map(({ zh }) => zh).join('、')}，种子 ${sample.seed}）`,
    en: ` (a random sample stratified by ${by.map(({ en }) => en).join(', ')}, seed ${sample.seed})`,
  };
}

const correctionSentence: Sentence = ({ reliability }) =>
  reliability?.prevalence == null
    ? undefined
    : {
        zh: '据这一样本，占比另给两种对编码误差的校正：混淆矩阵法（Rogan 与 Gladen 1978）与预测增强推断（Angelopoulos 等 2023），均按抽样概率加权。',
        en: 'By this sample, shares are also given corrected for coder error: by the confusion matrix (Rogan and Gladen 1978) and by prediction-powered inference (Angelopoulos et al. 2023), both weighted by the chances of being drawn.',
      };
