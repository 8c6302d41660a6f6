/**
 * Han characters that are frequent in any Chinese text and in reviews of apps, simplified and traditional: chosen by hand for this
 * project. A text decoded by the wrong encoding turns into rare characters, so their share tells encodings apart.
 */
const simplified =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学' +
  '如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把机十第公此已使情明性知全三又关点正业外将两高间由问很' +
  '最重手应头文美相见被利什二等产或新己身果加西月话合回特代内信化老给位次度门任常先东声提比员解水名真论处走各入几口认条平系气题更别打女变四神' +
  '总何电数安少才结反受太再感建做接必场件计管期市直金区保至形便空决五书非则听却达光放强即像难且完设式色路记品住告类求请单该规取望确传观清今切让' +
  '识候连服务软件登录更新闪退支付退款订单物流快慢垃圾喜欢希望谢谢推荐优惠券广告客服挂号医生药店医院问诊预约账号密码验证码卡差坏烂费钱买卖送货收';
const traditional =
  '這個們來為國說時會對過發後裡裏種經學當沒動還進樣開從實無與長機關點業將兩間問應頭體見產東聲門員論處幾認條氣題變總電數結覺確傳觀讓識連服務' +
  '軟登錄閃退訂單優惠廣卡醫藥號碼錯誤費錢買賣貨歡謝薦驗證帳戶請該規記設計話給場決書聽達強難類區別只很好用食譜簡易';

export const commonCharacters: ReadonlySet<string> = new Set(simplified + traditional);
