import { SyncError } from './errors/syncError.ts';
import { serverUrl } from './serverUrl.ts';
import { isLoopback } from './supListening.ts';

/**
 * Throws `invalidRequest` for a source that takes no pin, client certificate and secret: what is no URL, and plain HTTP to another machine.
 * `source` is `microsoft-update`, `none` or a URL.
 */
export function requireTakesAccess(source: string): void {
  if (source === 'microsoft-update' || source === 'none') {
    throw new SyncError(
      'invalidRequest',
      `Pin, client certificate and secret belong to a URL, not to ${source}`,
    );
  }
  const url = serverUrl(source);
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !isLoopback(hostname)) {
    throw new SyncError(
      'invalidRequest',
      `Pin, client certificate and secret need HTTPS: over ${url} a secret could be read on the way`,
    );
  }
}
