import type { Settings } from '../domain/settings.ts';
import { type ClientSettings, defaultClientSettings } from '../protocol/client/clientSettings.ts';

/** The protocol client's settings out of the data folder's, with the certificate authorities given on the command line. */
export function clientSettings(
  { proxy, timeouts, limits }: Settings,
  certificateAuthorities: readonly string[],
): ClientSettings {
  const responseBytes = limits.responseMebibytes * 1024 * 1024;
  return {
    ...defaultClientSettings,
    tls: { certificateAuthorities },
    ...(proxy.url === null
      ? {}
      : {
          proxy: {
            url: proxy.url,
            noProxy: proxy.noProxy,
            ...(proxy.user === null ? {} : { user: proxy.user }),
            ...(proxy.password === null ? {} : { password: proxy.password }),
          },
        }),
    timeouts: {
      connect: timeouts.connectSeconds * 1000,
      firstByte: timeouts.firstByteSeconds * 1000,
      stall: timeouts.stallSeconds * 1000,
    },
    limits: { ...defaultClientSettings.limits, list: responseBytes, updates: responseBytes },
  };
}
