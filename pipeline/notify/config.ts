import { z } from 'zod';
import { secretShape } from '../http/secret.ts';

/** Unique; its name in messages and in what is kept of deliveries. */
const name = z.string().min(1);

/** The address of a robot holds its token, and so is a secret. */
const robot = { name, url: secretShape };

const dingtalk = z.strictObject({ ...robot, kind: z.literal('dingtalk'), secret: secretShape.optional() });
const feishu = z.strictObject({ ...robot, kind: z.literal('feishu'), secret: secretShape.optional() });
const wecom = z.strictObject({ ...robot, kind: z.literal('wecom') });
const webhook = z.strictObject({ ...robot, kind: z.literal('webhook'), secret: secretShape });

const mail = z
  .strictObject({
    name,
    kind: z.literal('mail'),
    host: z.string().min(1),
    port: z.int().min(1).max(65_535).default(465),
    /** TLS from the first byte; without it, a server elsewhere must offer STARTTLS. */
    tls: z.boolean().default(true),
    user: z.string().min(1).optional(),
    password: secretShape.optional(),
    from: z.email(),
    to: z.array(z.email()).min(1),
  })
  .refine(({ user, password }) => (user === undefined) === (password === undefined), {
    path: ['password'],
    error: 'user and password, or neither',
  });

/** One place where alerts go. */
export const channelShape = z.discriminatedUnion('kind', [dingtalk, feishu, wecom, webhook, mail]);

export type ChannelConfig = z.output<typeof channelShape>;
export type MailConfig = z.output<typeof mail>;
