import { apps, period } from './apps.mjs';
import { chance } from './random.mjs';

/**
 * The teams' own funnels, week by week: what each counts at each stage on an ordinary week, and what the stories of the reviews did to it.
 * Numbers are invented like the rest.
 */
const usual = {
  giant: [
    ['获取', '新增下载', 5200],
    ['激活', '注册完成率', 0.81],
    ['留存', '次周留存率', 0.43],
    ['变现', '支付订单数', 1850],
    ['推荐', '邀请成功数', 320],
  ],
  specialist: [
    ['获取', '新增下载', 2100],
    ['激活', '注册完成率', 0.77],
    ['留存', '问诊完成率', 0.7],
    ['变现', '支付订单数', 640],
    ['推荐', '邀请成功数', 90],
  ],
  insurer: [
    ['获取', '新增下载', 900],
    ['激活', '实名完成率', 0.69],
    ['留存', '次周留存率', 0.51],
    ['变现', '会员续费率', 0.64],
    ['推荐', '邀请成功数', 25],
  ],
};

/** How a story moved a number: from and to a Monday, by which factor. */
const stories = [
  { app: 'giant', metric: '注册完成率', from: '2026-07-13', to: '2026-08-10', factor: 0.78 }, // login fault
  { app: 'specialist', metric: '注册完成率', from: '2026-07-27', to: '2026-07-27', factor: 0.7 }, // outage
  { app: 'specialist', metric: '问诊完成率', from: '2026-06-29', to: '2026-08-24', factor: 0.8 }, // video fault
  { app: 'insurer', metric: '会员续费率', from: '2026-08-10', to: '2026-09-21', factor: 0.74 }, // price change
];

/** Rows that nobody can read, each for another reason. */
const dirt = [
  '2026-13-07,米芽健康,变现,支付订单数,1902',
  '2026-08-03,半夏问医,付款,支付订单数,655',
  '2026-08-10,禾安家医,留存,次周留存率,暂无',
];

/** The file, UTF-8, a line a number. */
export function funnel() {
  const dice = chance(20260928);
  const lines = ['日期,应用,阶段,指标,数值'];
  for (const monday of mondays()) {
    for (const [app, numbers] of Object.entries(usual)) {
      for (const [stage, metric, value] of numbers) {
        const moved = value * factorOf(app, metric, monday) * (0.95 + 0.1 * dice.next());
        const told = value < 1 ? `${(moved * 100).toFixed(1)}%` : String(Math.round(moved));
        lines.push([monday, apps[app].name, stage, metric, told].join(','));
      }
    }
  }
  return `${[...lines, ...dirt].join('\n')}\n`;
}

function factorOf(app, metric, monday) {
  const told = stories.find(
    (story) => story.app === app && story.metric === metric && monday >= story.from && monday <= story.to,
  );
  return told?.factor ?? 1;
}

function mondays() {
  const days = [];
  for (let at = Date.parse('2026-06-29'); at <= Date.parse(period[1]); at += 7 * 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
