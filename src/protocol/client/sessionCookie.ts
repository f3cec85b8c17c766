import { SyncError } from '../../domain/errors/syncError.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import { textElement } from '../soap/xmlText.ts';

/** The cookie of a conversation, kept as the server wrote it, text for text. */
export interface SessionCookie {
  readonly expiration: string;
  readonly encryptedData: string;
  /** Until when it may be shown without renewal, ms UTC by this machine's clock. */
  readonly usableUntil: number;
}

/** Proof of the account, from the authorization service. */
export interface AuthorizationCookie {
  readonly plugInId: string;
  readonly cookieData: string;
}

const skew = 60_000;
/** Use of a cookie that seems to have expired when it was issued: one of the clocks is wrong. */
const skewedUse = 5 * 60_000;

/** Reads `GetCookieResult`; `now` is the moment it was issued by this machine's clock, ms UTC. */
export function sessionCookieOf(answer: SoapElement, now: number): SessionCookie {
  const cookie = answer.child('GetCookieResult');
  const expiration = cookie?.textOf('Expiration');
  const encryptedData = cookie?.textOf('EncryptedData');
  if (expiration === undefined || encryptedData === undefined)
    throw new SyncError('malformedAnswer', 'The answer to GetCookie has no Expiration or no EncryptedData');
  const renewAt = utcMilliseconds(expiration) - skew;
  return { expiration, encryptedData, usableUntil: renewAt > now ? renewAt : now + skewedUse };
}

/** Reads `GetAuthorizationCookieResult`. */
export function authorizationCookieOf(answer: SoapElement): AuthorizationCookie {
  const cookie = answer.child('GetAuthorizationCookieResult');
  const cookieData = cookie?.textOf('CookieData');
  if (cookieData === undefined)
    throw new SyncError('malformedAnswer', 'The answer to GetAuthorizationCookie has no CookieData');
  return { plugInId: cookie?.textOf('PlugInId') ?? '', cookieData };
}

/** The cookie as a member of a request. */
export function cookieMember(name: 'cookie' | 'oldCookie', cookie: SessionCookie): string {
  const members =
    textElement('Expiration', cookie.expiration) + textElement('EncryptedData', cookie.encryptedData);
  return `<${name}>${members}</${name}>`;
}

/** An xs:dateTime; without a zone it is UTC. NaN when it is none. */
function utcMilliseconds(text: string): number {
  const [, date, fraction = '', zone = 'Z'] =
    /^\s*(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?\s*$/.exec(text) ?? [];
  return date === undefined ? NaN : Date.parse(`${date}${fraction.slice(0, 4)}${zone}`);
}
