import { movedSecret, type SecretPlace } from '../http/secret.ts';
import type { ChannelConfig } from './config.ts';

/** The same channel, whose files with secrets are meant from elsewhere. */
export function channelFrom(config: ChannelConfig, from: (path: string) => string): ChannelConfig {
  const moved = (place: SecretPlace): SecretPlace => movedSecret(place, from);
  switch (config.kind) {
    case 'mail':
      return config.password === undefined ? config : { ...config, password: moved(config.password) };
    case 'wecom':
      return { ...config, url: moved(config.url) };
    case 'webhook':
      return { ...config, url: moved(config.url), secret: moved(config.secret) };
    default:
      return {
        ...config,
        url: moved(config.url),
        ...(config.secret === undefined ? {} : { secret: moved(config.secret) }),
      };
  }
}
