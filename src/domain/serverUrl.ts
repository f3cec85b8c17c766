import { SyncError } from './errors/syncError.ts';

/** The root URL of an update server without a slash at its end; rejects with `invalidRequest` what is none. */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isServer =
    url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!isServer || url.search !== '' || url.hash !== '') {
    throw new SyncError(
      'invalidRequest',
      `${text} is no address of an update server: http://server:8530 or https://server:8531`,
    );
  }
  return url.href.replace(/\/+$/, '');
}
