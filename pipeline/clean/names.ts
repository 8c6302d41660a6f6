import type { Mask } from '../records.ts';

/** Surnames of one character that cover about nine in ten people (Ministry of Public Security, name report of 2020), less 车 and 易, which are mostly words. */
const surname = `(?:欧 ?阳|上 ?官|司 ?马|诸 ?葛|慕 ?容|[${[
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段',
  '雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔汤向常温康施文牛樊葛邢安齐伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆',
].join('')}])`;
/** Characters that stand in no given name: particles, pronouns, numbers, what is done with an app. */
const notGiven =
  '的了是不没有个这那哪们在和与或到也都就还又才只被把给让叫说问看想要能会可以用下上去来为什么怎样吗呢吧啊呀哦嘛很太最更多少次位名条元块号码机话电账帐户密登录验证付款退买卖订单药医院师生客服务差评好坏快慢等找点打开关闭闪卡死错误填改删选字写信息箱址件卡费钱价格券老姓某';
const given = `[^\\P{Script=Han}${notGiven}]`;
/** With blanks between, as forms are filled in; a foreign name with its dot. */
const name = `(?:${surname}(?:${given}{1,2}| ${given}(?: ${given})?)|\\p{Script=Han}{2,6}·\\p{Script=Han}{2,6})`;
const title = '(?:医生|大夫|医师|主任|先生|女士|小姐|护士长?|教授|院长|老师|律师|同学|阿姨|叔叔|经理|药师)';

/** Fields of a form, and what people say before their name. */
const field =
  '(?:姓 ?名|名字|联系人|收件人|收货人|就诊人|就医人|挂号人|持卡人|户主|户名|开户名|投保人|被保险人|受益人|经办人|患者|病人|本人)';
const asserted = `(?:${field}(?:姓名|名字)?(?:[叫是为]| ?[:=]) ?|(?:我|名字|[妈爸儿女子夫妻婆公姐妹哥弟]|病人|患者|客服|医生|大夫)(?:名)?叫做? ?)`;
/** A cue without a colon or verb, after which a name is believed only where nothing follows it. */
const silent = `${field} ?`;
/** Surnames that are words or begin many: before a title alone they are not believed, or only with two characters after them. */
const verbs = '向常成左尚包符单';
const wordlike = '安方关钱程牛严温于齐';
/** Where a name surely ends. */
const end = `(?=$|[^\\p{Script=Han}]|${title}|[的说,]|身份证|电话|手机|性别|年龄|男|女|住|地址|联系|卡号|生日|出生)`;

const announced: readonly RegExp[] = [
  new RegExp(`(?:${asserted}|${silent})(${surname}(?:先生|女士|小姐))`, 'gu'),
  new RegExp(`${asserted}["“【\\[(]?(${name})${end}`, 'gu'),
  new RegExp(`${silent}(${name})(?=$|[^\\p{Script=Han}]|[的,])`, 'gu'),
];
const titled: readonly RegExp[] = [
  new RegExp(
    `(?![${verbs}])(?!(?<=[感谢多])谢)(${surname}${given}{2}|(?![${wordlike}])${surname}${given})(?=${title})`,
    'gu',
  ),
];

/** A look that costs little: most texts hold neither. */
const cueLike = /叫|姓 ?名|名字|户[主名]|患者|病人|本人|[系件货诊医号卡保险益办]人/;
const titleLike = new RegExp(title);

/** Words that begin like a name, as they stand in real reviews before a title or after a cue. */
const words = new RegExp(
  `^(?:${[
    ...[
      '高[级血兴中手龄新校一二三]',
      '金[牌融额卡华]',
      '白[班天条族]',
      '黄[牛金浦]',
      '方[便面式]',
      '安[排全装卓心]',
      '任[何意]',
      '马上',
      '万[能一]',
    ],
    ...[
      '温[馨柔州]',
      '严[重格]',
      '常[用见]',
      '成[年人功]',
      '单[位独]',
      '文[字件]',
      '江[苏西浙]',
      '武[汉警]',
      '关[键注系]',
      '向[导往]',
      '康复',
    ],
    ...[
      '余[额下]',
      '曾经',
      '许多',
      '于是',
      '程序',
      '毛病',
      '左右',
      '包[括含]',
      '尚未',
      '符合',
      '纪念',
      '钱包',
      '申请',
      '齐全',
      '陆续',
      '段[时无]',
    ],
    ...[
      '宁[波夏愿]',
      '庄重',
      '欧洲',
      '施工',
      '季[度节]',
      '盛大',
      '甘肃',
      '兰州',
      '洪水',
      '田地',
      '雷[人军]',
      '唐山',
      '沈阳',
      '韩[国版]',
    ],
    ...['夏[天季令]', '谢谢', '秦皇', '杨浦', '徐[汇州]', '郑州', '苏[州宁]', '石[油化家]'],
  ].join('|')})|^.前台|^.?大堂`,
);

/** Names of people where a cue or a title announces them. A surname with a title (张医生) names nobody, but after a cue (姓名：李女士) it does. */
export function nameMasks(text: string): Mask[] {
  const masks: Mask[] = [];
  for (const pattern of [...(cueLike.test(text) ? announced : []), ...(titleLike.test(text) ? titled : [])]) {
    for (const found of text.matchAll(pattern)) {
      const called = found[1]!;
      const stop = found.index + found[0].length;
      if (!words.test(called)) masks.push({ kind: 'name', start: stop - called.length, end: stop });
    }
  }
  return masks;
}
