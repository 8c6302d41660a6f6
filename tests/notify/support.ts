import { onTestFinished, vi } from 'vitest';
import { channelShape } from '../../pipeline/notify/config.ts';
import { type Delivery, deliver } from '../../pipeline/notify/index.ts';
import type { Digest, ToldAlert } from '../../pipeline/notify/digest.ts';
import type { NightNews } from '../../pipeline/nightly/news.ts';
import type { Store } from '../../pipeline/store/store.ts';
import { hasty } from '../http/server.ts';
import { newStore } from '../store/support.ts';
import { allDays, put, reviewsOf } from '../trends/invented-app.ts';

export const now = () => new Date('2025-05-01T02:00:00.123Z');

/** An environment variable for this test alone. */
export function secret(name: string, value: string): { readonly env: string } {
  vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return { env: name };
}

export const sending = { signal: new AbortController().signal, now, patience: hasty };

export const news = (given: Partial<NightNews> = {}): NightNews => ({
  ...{ outcome: 'published', run: 1, reasons: [], faults: [] },
  report: 'https://intranet.example.com/问诊/report.html',
  ...given,
});

/** One night's messages to these channels. */
export const tonight = (
  store: Store,
  channels: readonly object[],
  given: Partial<NightNews> = {},
): Promise<Delivery> =>
  deliver(
    store,
    channels.map((channel) => channelShape.parse(channel)),
    news(given),
    { ...sending, lang: 'zh' },
  );

/** A store in which each of these apps has an open alert. */
export async function alarmed(apps: readonly string[] = ['康宁医生']): Promise<Store> {
  const store = newStore();
  await put(
    store,
    apps.flatMap((app) => allDays.flatMap((day) => reviewsOf(day, app))),
  );
  return store;
}

/** A digest of so many alerts, each as long as it can be. */
export function long(count: number): Digest {
  const alert = (place: number): ToldAlert => ({
    id: `2025-04-25-startup.crash-${place}`,
    app: '应'.repeat(40),
    subject: '题'.repeat(40),
    version: '9'.repeat(20),
    figures: '2025-04-25 – 2025-04-29：40 条评论中 20 条提到，平时约 0.8 条，25 倍',
    worse: true,
    quote: '＂'.repeat(60),
    link: `https://intranet.example.com/report.html#alert-${place}`,
  });
  return {
    lang: 'zh',
    title: `问诊：${count} 条预警`,
    troubles: Array(5).fill('难'.repeat(160)),
    alerts: Array.from({ length: count }, (_, place) => alert(place)),
    link: 'https://intranet.example.com/report.html',
    report: 'https://intranet.example.com/report.html',
  };
}
