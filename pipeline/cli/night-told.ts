import type { Label, Lang } from '../lang.ts';
import type { NightEnd } from '../nightly/night.ts';
import { accountOf, factsOf, filesTold } from './summary.ts';

const outcomes: Readonly<Record<NightEnd['outcome'], Label>> = {
  published: { zh: '已发布', en: 'Published' },
  'published-anyway': { zh: '闸门本会拦下，已强制发布', en: 'Published although a gate would have held it' },
  held: { zh: '被闸门拦下，保留上次的结果', en: 'Held by a gate: the former state stays' },
  'nothing-new': { zh: '没有新内容，结果同上次', en: 'Nothing new: the results are as they were' },
  'dry-run': { zh: '试运行，什么也没有写入', en: 'Dry run: nothing was written' },
};

/** The account of a night for people. */
export function nightTold(end: NightEnd, lang: Lang): string {
  const { summary, known, files, tidied, night, alerts } = end;
  const lines = [
    outcomes[end.outcome],
    { zh: `此前已读过的文件 ${known} 个`, en: `${known} files were read by nights before` },
    ...(night.run === null ? [] : [{ zh: `第 ${night.run} 次运行`, en: `run ${night.run}` }]),
    { zh: `新预警 ${alerts.length} 个`, en: `${alerts.length} new alerts` },
  ];
  return [
    ...(summary.inputs.length === 0 ? [] : [accountOf(summary, lang)]),
    lines.map((line) => line[lang]).join({ zh: '；', en: '; ' }[lang]),
    ...(files.length === 0 ? [] : [filesTold([...files, ...(tidied?.backup ? [tidied.backup] : [])], lang)]),
  ].join('\n');
}

/** What the people who run it must know: gates that held, what could not be read or reached, a night that was killed. */
export function troublesOf({
  held,
  outcome,
  night,
  notes,
  delivery,
  interrupted,
  tidied,
}: NightEnd): Label[] {
  const reasons = night.verdicts
    .filter((verdict) => verdict.held)
    .map(
      ({ gate, says }): Label => ({
        zh: `闸门 ${gate}：${says.zh}`,
        en: `gate ${gate}: ${says.en}`,
      }),
    );
  const faults = [...night.faults, ...(delivery?.faults ?? []), ...(tidied?.faults ?? [])].map(
    ({ code, message, zh }): Label => ({
      zh: `[${code}] ${zh?.message ?? message}`,
      en: `[${code}] ${message}`,
    }),
  );
  return [
    ...(interrupted === null ? [] : [interruptedTold(interrupted)]),
    ...(held ? [outcomes[outcome]] : []),
    ...reasons,
    ...(outcome === 'held' ? [nextStep] : []),
    ...faults,
    ...notes,
  ];
}

const interruptedTold = ({ pid, host, started }: NonNullable<NightEnd['interrupted']>): Label => ({
  zh: `上一次夜间运行（pid ${pid} @ ${host}，${started.toISOString()}）中途被终止；已由本次接着完成`,
  en: `the night before (pid ${pid} @ ${host}, ${started.toISOString()}) was killed; this one has taken over`,
});

const nextStep: Label = {
  zh: '→ 请核对上面的原因；若确属正常，用 wenzhen nightly --publish-anyway "理由" 发布',
  en: '→ Look into the reasons above; if all is as it should be: wenzhen nightly --publish-anyway "REASON"',
};

/** The same for machines. */
export const nightFacts = (end: NightEnd): Record<string, unknown> => ({
  ...factsOf(end.summary),
  outcome: end.outcome,
  held: end.held,
  known: end.known,
  published: end.night.run,
  reason: end.night.reason,
  gates: end.night.verdicts.filter(({ held }) => held),
  delivery: end.delivery === null ? null : { sent: end.delivery.sent, kept: end.delivery.kept },
  faults: [...end.night.faults, ...(end.delivery?.faults ?? []), ...(end.tidied?.faults ?? [])].map(
    ({ code, message }) => ({
      code,
      message,
    }),
  ),
  alerts: end.alerts,
  files: end.files,
  backup: end.tidied?.backup ?? null,
  interrupted: end.interrupted,
});
