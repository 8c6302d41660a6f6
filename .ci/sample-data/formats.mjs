import Excel from 'exceljs';
import JSZip from 'jszip';
import { apps } from './apps.mjs';
import { chance } from './random.mjs';

const random = chance(7);
// A fixed date inside the workbook's archive, so that the same texts give the same bytes.
JSZip.defaults.date = new Date('2026-09-29T00:00:00Z');

const shanghai = (when) => new Date(when + 8 * 3_600_000).toISOString();
const dayTime = (when) => shanghai(when).slice(0, 19).replace('T', ' ');

const nameStarts = ['小', '阿', '老', '大', '云', '月', '晴', '木', '北', '青', '星', '糖'];
const nameEnds = [
  '鱼儿',
  '果子',
  '王',
  '土豆',
  '妈妈',
  '同学',
  '风',
  '一朵',
  '猫',
  '山人',
  '不吃辣',
  '今天早睡',
];
const author = () => random.pick(nameStarts) + random.pick(nameEnds) + random.below(1000);
const devices = [
  'HUAWEI NOVA 12',
  'Redmi Note 13',
  'vivo Y78',
  'OPPO A2',
  'iPhone 13',
  'HONOR X50',
  'iPhone 15',
];

const plainTitles = [
  '说两句',
  '评价',
  '来说说',
  '用了一阵',
  '真实感受',
  '给个建议',
  '忍不住来评价',
  '体验',
  '不吐不快',
  '老用户',
];

/** A store that demands a title gets the first clause, or next to nothing where that is long. */
function titled({ title, text }) {
  const clause = text.split(/[，。！？,.!? …~～]/u, 1)[0];
  return title || (clause !== '' && clause.length <= 10 ? clause : random.pick(plainTitles));
}

/** Rows of a Qimai workbook, newest first, with its merged heads, its capped foot and its dirt. */
export async function qimai(reviews) {
  const book = new Excel.Workbook();
  book.created = book.modified = new Date('2026-09-29T00:00:00Z');
  const sheet = book.addWorksheet(`${apps.giant.name}_评论详情`);
  sheet.columns = [9, 26, 26, 26, 26, 80].map((width) => ({ width }));
  sheet.addRow([null, `${apps.giant.name}_评论详情`]);
  sheet.addRow([null, '示例数据：本表所有评论均为虚构，仅用于演示。']);
  sheet.addRow([null, '发表时间', '作者', '评级', '标题', '内容']);
  for (const [place, review] of reviews.toReversed().entries()) sheet.addRow(qimaiRow(review, place));
  const dirt = [
    [null, '2026-13-45 25:61:00', author(), 1, '日期', '这一行的日期坏了'],
    [null, '2026-08-01 10:00:00', author(), 6, '六星', '恨不得给六颗星'],
    [null, '2026-08-02 10:00:00', author(), null, null, null],
  ];
  for (const row of dirt) sheet.addRow(row);
  const foot = sheet.addRow([null, '数据支持一次性导出5000条，超过限制建议分批导出。']).number;
  for (const row of [1, 2, foot]) sheet.mergeCells(row, 2, row, 6);
  book.addWorksheet('Sheet1');
  return Buffer.from(await book.xlsx.writeBuffer());
}

const replies = [
  '您好，非常抱歉给您带来不便，请通过“我的-在线客服”联系我们。',
  '亲爱的用户，感谢您的支持！',
  '您好，该问题已在新版本修复，请更新后再试。',
];

function qimaiRow(review, place) {
  let text = review.text;
  if (review.removed) text = `（该条评论已经被删除）${text}`;
  if (place % 29 === 7) text += `\n------------------------------\n开发者回复：${random.pick(replies)}`;
  const row = [null, dayTime(review.when), author(), review.stars ?? 1, titled(review)];
  const pieces = text.split(',');
  const spilt = place % 5 === 2 && pieces.length > 1 && pieces.length < 6;
  return spilt ? [...row, ...pieces] : [...row, text];
}

const label = (value) => ({ label: String(value) });

/** Pages of Apple's customer-reviews feed, newest first, 50 reviews a page, the app itself as the first entry. */
export function appleRss(reviews) {
  const newest = reviews.toReversed();
  return Array.from({ length: Math.ceil(newest.length / 50) }, (_, page) => {
    const entry = newest.slice(page * 50, page * 50 + 50).map(appleEntry);
    const feed = {
      author: { name: label('iTunes Store') },
      entry: [appleApp, ...entry],
      title: label('iTunes Store：用户评论'),
    };
    return `${JSON.stringify({ feed }, null, 1)}\n`;
  });
}

const appleApp = {
  'im:name': label(apps.specialist.name),
  'im:artist': label('虚构的开发者'),
  title: label(`${apps.specialist.name} - 虚构的开发者`),
  id: {
    ...label('https://apps.apple.example/cn/app/id1000000001'),
    attributes: { 'im:id': '1000000001', 'im:bundleId': 'example.banxia' },
  },
};

const appleEntry = (review, place) => ({
  author: { uri: label('https://apps.apple.example/cn/reviews/id0'), name: label(author()), label: '' },
  updated: label(`${new Date(review.when - 7 * 3_600_000).toISOString().slice(0, 19)}-07:00`),
  'im:rating': label(review.stars ?? 1),
  'im:version': label(review.version),
  id: label(13_000_000_000 + Math.floor(review.when / 60_000) * 10 + (place % 10)),
  title: label(titled(review)),
  content: { ...label(review.text), attributes: { type: 'text' } },
  'im:voteSum': label(random.below(4)),
  'im:voteCount': label(random.below(9) + 4),
});

const quoted = (cells) =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');

const playHeader =
  'Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link';

/** A Play Console export: UTF-16LE with byte order mark. */
export function playConsole(reviews) {
  const rows = reviews.map(playRow);
  rows.splice(
    40,
    0,
    playRow(
      {
        when: Date.parse('2026-07-20T03:00:00Z'),
        stars: 6,
        text: '六颗星！',
        version: '5.2.0',
        topic: 'hongkong',
      },
      900,
    ),
  );
  rows.splice(90, 0, 'com.example.hean,520,5.2.0,zh_TW,broken row');
  return Buffer.from(`\ufeff${[playHeader, ...rows].join('\r\n')}\r\n`, 'utf16le');
}

function playRow(review, place) {
  const submitted = new Date(Math.floor(review.when / 1000) * 1000);
  const second = (date) => `${date.toISOString().slice(0, 19)}Z`;
  const stamp = [second(submitted), String(submitted.getTime())];
  const answered = review.text !== '' && place % 17 === 5;
  const answer = new Date(submitted.getTime() + 5 * 3_600_000);
  const reply = answered ? [second(answer), String(answer.getTime()), random.pick(replies)] : ['', '', ''];
  const language = { hongkong: 'zh_TW', english: 'en' }[review.topic] ?? 'zh_CN';
  const link = `https://play.google.com/console/developers/0/app/0/user-feedback/review-details?reviewId=invented-${String(place).padStart(4, '0')}`;
  return quoted([
    ...[
      'com.example.hean',
      review.version.replaceAll('.', ''),
      review.version,
      language,
      'invented',
      ...stamp,
      ...stamp,
    ],
    ...[String(review.stars ?? 1), '', review.text, ...reply, review.text === '' ? '' : link],
  ]);
}

/** Two-byte GBK codes, turned round from the decoder: Node can read GBK and not write it. */
function gbkCodes() {
  const decoder = new TextDecoder('gbk');
  const codes = new Map();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== '\ufffd') codes.set(character, [high, low]);
    }
  }
  return codes;
}

/** What GBK lacks, emoji above all, is left out as the old ticket systems do. */
function toGbk(text) {
  const codes = gbkCodes();
  return Buffer.from(
    Array.from(text).flatMap((character) =>
      character < '\u0080' ? [character.charCodeAt(0)] : (codes.get(character) ?? []),
    ),
  );
}

/** A ticket system's export with its own column names, GBK, dates as month/day/year. */
export function tickets(reviews) {
  const rows = reviews.map((review, place) => {
    const [date, time] = dayTime(review.when).split(' ');
    const [year, month, day] = date.split('-').map(Number);
    const contact = place % 3 === 0 ? `1380000${String(1000 + place).padStart(4, '0')}` : '';
    const number = `HA26${String(place + 1).padStart(5, '0')}`;
    return quoted([
      number,
      'APP内',
      review.text,
      contact,
      `${month}/${day}/${year} ${time.slice(0, 5)}`,
      random.pick(devices),
      review.version,
      random.pick(['已回复', '处理中', '待受理']),
    ]);
  });
  rows.splice(30, 0, 'HA2690001,APP内,日期坏掉的一行,,13/45/2026 99:99,vivo Y78,5.2.0,待受理');
  rows.splice(60, 0, 'HA2690002,APP内,,,8/1/2026 10:00,vivo Y78,5.2.0,待受理');
  rows.splice(99, 0, 'HA2690003,APP内,只有三列');
  return toGbk(
    `${['流水号,渠道,用户原话,联系方式,受理时间,所用手机,客户端,处理状态', ...rows].join('\r\n')}\r\n`,
  );
}

/** In-app feedback of two apps as JSON lines, some of it broken. */
export function feedbackLines(reviews) {
  const lines = reviews.map(({ app, when, text, version }, place) =>
    JSON.stringify({
      id: `FB-${String(place + 1).padStart(5, '0')}`,
      app,
      date: `${shanghai(when).slice(0, 19)}+08:00`,
      text,
      version,
      device: random.pick(devices),
    }),
  );
  lines.splice(
    20,
    0,
    '{"id":"FB-90001","app":"米芽健康","date":"2026-07-08T10:00:00+08:00","text":"写到一半',
  );
  lines.splice(70, 0, '42');
  lines.splice(120, 0, '{"id":"FB-90002","app":"半夏问医","date":"改天","text":"日期写的是改天"}');
  lines.splice(170, 0, '{"id":"FB-90003","app":"半夏问医","date":"2026-08-20T10:00:00+08:00","text":""}');
  lines.splice(
    200,
    0,
    '{"id":"FB-90004","app":"米芽健康","date":"2026-09-01T10:00:00+08:00","text":"半个表情\\ud83d后面还有字，验证码收不到"}',
  );
  return `${lines.join('\n')}\n`;
}
