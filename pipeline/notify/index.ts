import { UserError } from '../errors.ts';
import { HttpFault } from '../http/fault.ts';
import type { Lang } from '../lang.ts';
import type { NightNews } from '../nightly/news.ts';
import { keepNotices, noticesOf } from '../store/notices.ts';
import { alerts, labels } from '../store/queries.ts';
import type { Store } from '../store/store.ts';
import { agendaOf } from './agenda.ts';
import type { ChannelConfig } from './config.ts';
import { type Digest, digestOf } from './digest.ts';
import { toDingtalk } from './kinds/dingtalk.ts';
import { toFeishu } from './kinds/feishu.ts';
import { toMail } from './kinds/mail.ts';
import { toWebhook } from './kinds/webhook.ts';
import { toWecom } from './kinds/wecom.ts';
import type { SendContext } from './post.ts';
import { troublesOf } from './troubles.ts';

export type { ChannelConfig } from './config.ts';

/** What became of the messages of a night. */
export interface Delivery {
  /** Channels that got a message. */
  readonly sent: number;
  /** Channels whose message did not arrive, and is sent with what is new the next time. */
  readonly kept: number;
  /** Why; and what else went wrong. */
  readonly faults: readonly UserError[];
}

/**
 * Tells each channel, in one message, what is new or worse since it was last told, and what did not arrive before; nothing where there is
 * nothing. What arrived is noted in the store, channel by channel; so a night that is stopped here tells the rest the next time.
 * @throws UserError `database-busy`, `disk-full` …
 */
export async function deliver(
  store: Store,
  channels: readonly ChannelConfig[],
  night: NightNews,
  context: SendContext & { readonly lang: Lang },
): Promise<Delivery> {
  const known = { rows: alerts(store), troubles: troublesOf(night) };
  const digesting = { names: labels(store), lang: context.lang, report: night.report };
  const outcomes = await Promise.all(
    channels.map(async (channel) => {
      const agenda = agendaOf(noticesOf(store, channel.name), known.rows, known.troubles);
      const quiet = agenda.alerts.length + agenda.troubles.length === 0;
      const outcome = quiet ? null : await attempt(channel, digestOf(agenda, digesting), context);
      keepNotices(store, channel.name, outcome?.arrived === false ? agenda.ifNot : agenda.ifArrived);
      return outcome ?? [];
    }),
  );
  const told = outcomes.flat();
  return {
    sent: told.filter(({ arrived }) => arrived).length,
    kept: told.filter(({ arrived }) => !arrived).length,
    faults: told.flatMap(({ fault }) => fault ?? []),
  };
}

interface Outcome {
  readonly arrived: boolean;
  readonly fault: UserError | null;
}

async function attempt(channel: ChannelConfig, digest: Digest, context: SendContext): Promise<Outcome> {
  try {
    const refused = await send(channel, digest, context);
    return { arrived: true, fault: refused === 0 ? null : recipientsRefused(channel, refused) };
  } catch (error) {
    if (error instanceof UserError) return { arrived: false, fault: error };
    if (error instanceof HttpFault) return { arrived: false, fault: undelivered(channel, error) };
    if (context.signal.aborted) return { arrived: false, fault: undelivered(channel, interrupted()) };
    throw error;
  }
}

/** How many recipients were refused though others got it; a robot is one. */
async function send(channel: ChannelConfig, digest: Digest, context: SendContext): Promise<number> {
  if (channel.kind === 'mail') return await toMail(channel, digest, context);
  await toRobot(channel, digest, context);
  return 0;
}

type RobotConfig = Exclude<ChannelConfig, { readonly kind: 'mail' }>;

function toRobot(channel: RobotConfig, digest: Digest, context: SendContext): Promise<void> {
  switch (channel.kind) {
    case 'dingtalk':
      return toDingtalk(channel, digest, context);
    case 'feishu':
      return toFeishu(channel, digest, context);
    case 'wecom':
      return toWecom(channel, digest, context);
    case 'webhook':
      return toWebhook(channel, digest, context);
  }
}

const undelivered = ({ name }: ChannelConfig, fault: HttpFault): UserError =>
  new UserError(
    {
      code: 'alert-undelivered',
      message: `channel ${name}: ${fault.told.en}`,
      hint: 'The message is kept, and sent with what is new the next night.',
      zh: { message: `渠道 ${name}：${fault.told.zh}`, hint: '消息已保留，下次连同新的一起发送。' },
    },
    { cause: fault },
  );

const recipientsRefused = ({ name }: ChannelConfig, count: number): UserError =>
  new UserError({
    code: 'recipients-refused',
    message: `channel ${name}: the mail server refused ${count} of the recipients`,
    hint: 'Check their addresses under to. The others have the message, and it is not sent again.',
    zh: {
      message: `渠道 ${name}：邮件服务器拒绝了 ${count} 个收件人`,
      hint: '请检查 to 中的地址。其他人已收到，不会重发。',
    },
  });

const interrupted = (): HttpFault =>
  new HttpFault({ zh: '未发完即被停止', en: 'was stopped before it was sent' });
