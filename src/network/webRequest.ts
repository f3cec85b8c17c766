import { isHttpToken } from '../base/httpToken.ts';
import { isRecord } from '../base/isRecord.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { WebProxy, WebRequest } from '../script/runtime/session/webAccess.ts';

/** Headers and their characters that one request may have. */
const headerLimit = 200;
const headerLength = 65_536;
const urlLength = 65_536;
const longestTimeout = 2_147_483_647;

/** A request of a session, looked at before anything is done with it. Throws `invalidRequest`. */
export function readWebRequest(value: unknown): WebRequest & { readonly url: string } {
  if (!isRecord(value)) throw invalid('request');
  const { method, url, headers, body, proxy, connectTimeout, readTimeout } = value;
  if (typeof method !== 'string' || method.length > 100 || !isHttpToken(method)) throw invalid('method');
  if (typeof url !== 'string' || url.length > urlLength || !URL.canParse(url)) throw invalid('URL');
  if (!isHeaders(headers)) throw invalid('header');
  if (body !== null && !(body instanceof Uint8Array)) throw invalid('body');
  if (proxy !== 'environment' && proxy !== 'none' && !isProxy(proxy)) throw invalid('proxy');
  if (!isTimeout(connectTimeout) || !isTimeout(readTimeout)) throw invalid('time limit');
  return { method, url, headers, body, proxy, connectTimeout, readTimeout };
}

function isHeaders(value: unknown): value is WebRequest['headers'] {
  return (
    Array.isArray(value) &&
    value.length <= headerLimit &&
    value.every(
      (header: unknown) =>
        Array.isArray(header) &&
        header.length === 2 &&
        header.every((text) => typeof text === 'string' && text.length <= headerLength) &&
        isHttpToken(String(header[0])) &&
        // What ends a line would begin another header, or another request.
        !/[\0\r\n]/.test(String(header[1])),
    )
  );
}

function isProxy(value: unknown): value is WebProxy {
  return (
    isRecord(value) &&
    typeof value['url'] === 'string' &&
    value['url'].length <= urlLength &&
    [value['user'], value['password']].every((text) => text === undefined || typeof text === 'string')
  );
}

function isTimeout(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === 'number' && value > 0 && value <= longestTimeout);
}

function invalid(what: string): SyncError {
  return new SyncError('invalidRequest', `The request cannot be sent: its ${what} is not valid`);
}
