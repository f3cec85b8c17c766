import { dateTime } from '../answerText.ts';
import { base64Value } from '../requestValues.ts';
import { ServerFault } from '../serverFault.ts';
import type { Operation } from '../serviceCall.ts';

/**
 * Exchanges an authorization cookie for a session cookie; the old session cookie is not asked for. The plug-in's name is
 * not compared: upsync loses it when answers come in another order, and the cookie itself says whose it is.
 */
export const getCookie: Operation = (call) => {
  const { request, context } = call;
  const minor = protocolMinor(request.textOf('protocolVersion') ?? '');
  const cookie = request.child('authCookies')?.child('AuthorizationCookie');
  const account = context.cookies.readAuthorization(
    base64Value(cookie?.textOf('CookieData')) ?? Buffer.alloc(0),
  );
  call.identify(account, 'InvalidAuthorizationCookie');
  const { data, expires } = context.cookies.session(account, minor);
  return (
    `<GetCookieResult><Expiration>${dateTime(expires)}</Expiration>` +
    `<EncryptedData>${data.toString('base64')}</EncryptedData></GetCookieResult>`
  );
};

function protocolMinor(version: string): number {
  const match = /^\s*(\d{1,5})\.(\d{1,5})\s*$/.exec(version);
  if (match === null) throw new ServerFault('InvalidParameters', 'protocolVersion');
  if (Number(match[1]) !== 1) throw new ServerFault('IncompatibleProtocolVersion');
  return Number(match[2]);
}
