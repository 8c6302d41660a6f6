import type { Dice } from './dice.ts';

type Say = (dice: Dice) => string;

const prices: readonly Say[] = [
  (dice) => `扣了我${dice.between(10, 9999)}.${dice.between(10, 99)}元，余额${dice.digits(6)}`,
  (dice) => `从${dice.between(1000, 9999)}涨到${dice.between(10000, 99999)}，太贵`,
  (dice) => `订单金额${dice.between(10000, 99999)}元，退款${dice.between(10000, 999999)}元没到`,
  (dice) => `订单${dice.between(2015, 2026)}年下的，花了${dice.between(10000, 99999)}块`,
  (dice) => `积分${dice.between(10000, 9999999)}分没了`,
  (dice) =>
    `一年会员费${dice.between(100, 999)}.00，优惠券满${dice.between(100, 300)}减${dice.between(10, 50)}`,
  (dice) => `¥${dice.between(1, 9)},${dice.digits(3)}.${dice.between(10, 99)} 被重复扣了2次`,
  (dice) => `1${dice.pick(['3', '5', '8'])}${dice.digits(6)}元的保额根本赔不到`,
];

const versionsAndModels: readonly Say[] = [
  (dice) => `更新到v${dice.between(1, 9)}.${dice.between(0, 20)}.${dice.between(0, 99)}之后闪退`,
  (dice) =>
    `iOS ${dice.between(9, 18)}.${dice.between(0, 9)}.${dice.between(1, 9)} iPhone${dice.between(6, 16)} 用不了`,
  (dice) => `小米${dice.between(6, 15)} ${dice.pick(['64', '128', '256'])}G 花了${dice.between(999, 5999)}元`,
  (dice) =>
    `MIUI ${dice.between(10, 14)}.${dice.between(0, 9)}.${dice.between(1, 9)}.0 版本号${dice.digits(6)}`,
  (dice) => `型号BCD-${dice.digits(3)}WDVMU1 和 KFR-72LW/BP3DN1Y`,
  (dice) => `QQ音乐${dice.between(8, 12)}.${dice.between(1, 9)}.5版本`,
  (dice) => `versionCode ${dice.digits(8)} 安装包${dice.between(80, 300)}MB`,
  (dice) => `华为Mate${dice.between(10, 60)} Pro 鸿蒙${dice.between(2, 5)}.0.0.${dice.between(100, 250)}`,
  (dice) => `新mate${dice.between(10, 60)}买的，京东8折，川a味`,
  () => '微信支付iphone6s闪退，QQ2013版都比这强',
  (dice) => `序列号在哪里看，SN码扫不出来，第${dice.between(2, 9)}次了`,
];

const datesAndTimes: readonly Say[] = [
  (dice) =>
    `${dice.between(2015, 2026)}-0${dice.between(1, 9)}-1${dice.between(0, 9)} 12:${dice.between(10, 59)}下的单还没到`,
  (dice) => `${dice.between(2015, 2026)}年${dice.between(1, 12)}月${dice.between(1, 28)}号付的款`,
  (dice) =>
    `${dice.between(10, 23)}:${dice.between(10, 59)}到${dice.between(10, 23)}:${dice.between(10, 59)}一直加载`,
  (dice) => `${dice.between(2019, 2026)}0${dice.between(1, 9)}1${dice.between(0, 9)}更新后就打不开`,
  (dice) =>
    `${dice.between(2019, 2026)}.${dice.between(1, 12)}.${dice.between(1, 28)} 14点30分投诉到现在没人理`,
  (dice) => `预约了${dice.between(1, 12)}月${dice.between(1, 28)}日上午的号`,
  (dice) => `生日优惠没有，${dice.between(1, 12)}月${dice.between(1, 28)}号领的券过期了`,
  (dice) => `出生日期选不了，只能选到${dice.between(1990, 2010)}年`,
  (dice) => `有效期到${dice.between(2025, 2030)}-12-31，现在就说过期`,
];

const medicine: readonly Say[] = [
  (dice) => `阿莫西林0.25g*${dice.between(12, 48)}粒，每次${dice.between(1, 3)}片一日3次`,
  (dice) =>
    `步数${dice.between(10000, 99999)}，心率${dice.between(60, 120)}，血压${dice.between(100, 150)}/${dice.between(60, 95)}`,
  (dice) => `血糖${dice.between(4, 15)}.${dice.between(1, 9)}mmol/L，医生说没事`,
  (dice) => `二甲双胍缓释片500mg，一盒${dice.between(20, 60)}.8元，比药店贵`,
  (dice) => `国药准字H${dice.digits(8)}，生产批号${dice.digits(8)}`,
  (dice) => `转氨酶${dice.between(40, 400)}U/L，尿酸${dice.between(300, 700)}`,
  (dice) => `体温38.${dice.between(1, 9)}度，布洛芬10ml每4-6小时一次`,
  (dice) =>
    `身高${dice.between(150, 190)}体重${dice.between(45, 90)}，BMI ${dice.between(18, 30)}.${dice.between(1, 9)}`,
  (dice) => `医保卡刷不了，处方药买了${dice.between(2, 9)}次都退单，检查费${dice.between(100, 2000)}元`,
  (dice) => `门诊楼3楼${dice.between(301, 320)}诊室找不到`,
];

const companyNumbers: readonly Say[] = [
  () => '打10086也没用，12306都比你好用',
  () => '客服热线95588打不通，400-820-8820也没人接',
  () => '客服电话4008208820一直占线',
  (dice) => `客服电话 400 ${dice.digits(3)} ${dice.digits(4)} 转1转2转0`,
  (dice) =>
    `打${dice.pick(['12315', '12320', '12345', '12378', '12377', '110', '95519', '96110', '114'])}投诉你们`,
  (dice) => `短信是1069${dice.digits(8)}发来的，天天骚扰`,
  (dice) => `95${dice.digits(3)}打了三次都是机器人`,
  (dice) => `800-${dice.digits(3)}-${dice.digits(4)}是空号`,
  (dice) => `(400)${dice.digits(3)}-${dice.digits(4)} 忙音`,
];

const accountsNotGiven: readonly Say[] = [
  () => '微信登录不了，用qq登录也不行',
  () => '手机号和邮箱都填了，还说账号不存在',
  () => '账号被封了，密码改了三次还是错误，用户名也被占用',
  () => '密码太复杂，要6-16位字母数字',
  () => '密码重置不了，密码输入123位都不行',
  () => '身份证号填了说格式不对，护照不能用',
  () => '微信公众号关注了也没用，抖音上看到的广告',
  (dice) => `验证码${dice.digits(6)}收不到`,
  (dice) => `错误码${dice.digits(5)}，${dice.digits(6)}`,
  () => '小红书号称很好，抖音号主推荐的',
  () => '@小米 客服呢？好开心@@',
  () => '用户ID看不到，设备号也没有',
  () => 'vip会员号称无广告，QQ群里都在骂',
];

const peopleNotNamed: readonly Say[] = [
  () => '我叫了三次客服都没人理',
  () => '我叫不到车，等了半小时',
  () => '姓名填不了，姓名和身份证对不上',
  () => '姓名不能修改，联系人列表也没了',
  () => '本人强烈建议不要下载，本人亲测',
  () => '本人已经实名，收货人信息改不了',
  () => '患者端和医生端不同步，患者太多',
  (dice) => `${dice.pick(['王', '张', '李', '陈'])}医生很专业，${dice.pick(['刘', '黄', '周'])}主任态度好`,
  () => '高级医生，金牌客服，全科医生都是假的',
  () => '安排医生太慢，方便老师和同学',
  () => '我是新用户，我是老师傅了，我是高血压患者',
  () => '专家主任的号，白班护士，平安医生',
  (dice) =>
    `第${dice.between(100, 999)}号医生不错，挂号费${dice.between(10, 300)}元，门诊号源只有${dice.between(1000, 9999)}个`,
  () => '名字都打不对，名字太长不让保存',
  () => '我妈叫我别用这个，我儿子叫好',
  () => '客服叫我等，客服叫什么都不说',
  () => '联系人是空的，收件人写错也不能改',
  () => '持卡人必须本人，户名不一致',
];

const places: readonly Say[] = [
  () => '地铁2号线上用着就断网',
  (dice) => `这条街${dice.between(1, 28)}号才开通`,
  (dice) => `我家小区${dice.between(1, 28)}号停电了`,
  () => '北京上海广州都不能用，朝阳区也没有',
  () => '定位到浙江省杭州市就不动了',
  (dice) => `G${dice.between(10, 999)}次列车，${dice.between(1, 16)}车${dice.between(1, 20)}F`,
  (dice) => `离我${dice.between(100, 999)}米的药店显示${dice.between(10, 99)}公里`,
];

const otherNumbers: readonly Say[] = [
  () => '一二三四五六七，天天都在更新，一个一个一个的来',
  () => '6666666666，太好用了，88888',
  (dice) => `IP是192.168.${dice.between(0, 255)}.${dice.between(1, 254)}，端口8080`,
  (dice) =>
    `尺寸${dice.between(100, 999)}*${dice.between(100, 999)}*${dice.between(100, 999)}，电压220V 50Hz`,
  (dice) => `排队${dice.between(1000, 9999)}号，前面还有${dice.between(100, 999)}人`,
  (dice) => `下载量${dice.digits(8)}，好评率99.${dice.digits(2)}%`,
  () => '1-2-3-4步走不通，12345678点了没反应',
  (dice) =>
    `打了${dice.between(3, 9)}遍电话，等了${dice.between(10, 90)}分钟，${dice.between(1, 9)}星都不想给`,
  (dice) => `${dice.digits(4)}x${dice.digits(4)}分辨率，帧率${dice.between(24, 120)}`,
];

const links: readonly Say[] = [
  (dice) => `看了https://item.example.com/${dice.digits(9)}.html 才买`,
  () => '官网 https://www.example.com/help/faq 打不开',
  () => '链接 www.example.cn/download 是错的',
  (dice) => `https://www.example.com/news?page=${dice.between(2, 9)} 加载不出来`,
  () => 'http://t.example.cn/RxYz12 这个活动是真的吗',
];

/** What looks like personal data and is none, by what it is. */
export const innocent: Readonly<Record<string, readonly Say[]>> = {
  prices,
  'versions and models': versionsAndModels,
  'dates and times': datesAndTimes,
  'medicines and findings': medicine,
  'numbers of companies': companyNumbers,
  'accounts not given': accountsNotGiven,
  'people not named': peopleNotNamed,
  places,
  'other numbers': otherNumbers,
  links,
};
