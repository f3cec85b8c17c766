import { answerEnvelope } from '../../../src/protocol/soap/envelope.ts';
import { changed, first, fromCall, refusal, status, truncated, wrongCookie } from '../faults.ts';
import type { Fault } from '../faultyUpstream.ts';
import { instead } from '../httpFaults.ts';
import { type FaultRow, fails, recovers } from './faultRow.ts';

const without = (element: string): Fault =>
  changed((text) => text.replace(new RegExp(`<${element}>.*?</${element}>`, 's'), ''));
const expiring = (when: string): Fault =>
  changed((text) => text.replace(/<Expiration>[^<]*/, `<Expiration>${when}`));
const serverId = (id: string): Fault => changed((text) => text.replace(/<ServerId>[^<]*/, `<ServerId>${id}`));

/** Who are you, cookies, configuration. */
export const signInFaults: readonly FaultRow[] = [
  {
    name: 'it names no authorization service',
    where: 'GetAuthConfig',
    script: without('AuthInfo'),
    end: fails('malformedAnswer', /GetAuthConfig names no authorization service/),
  },
  {
    name: 'its authorization service is said to be on another server',
    where: 'GetAuthConfig',
    script: changed((text) => text.replace(/<ServiceUrl>[^<]*/, '<ServiceUrl>http://evil.invalid/x.asmx')),
    end: recovers(),
  },
  {
    name: 'it answers with a page to sign in',
    where: 'GetAuthConfig',
    script: instead('<html><body>Sign in<br></body></html>', { 'Content-Type': 'text/html' }),
    end: fails('malformedAnswer', /GetAuthConfig/, { retries: 4 }),
  },
  {
    name: 'it answers another question',
    where: 'GetAuthConfig',
    script: instead(answerEnvelope('GetCookie', '<GetCookieResult />')),
    end: fails('malformedAnswer', /is no answer to GetAuthConfig/, { retries: 4 }),
  },
  {
    name: 'it issues no authorization',
    where: 'GetAuthorizationCookie',
    script: without('CookieData'),
    end: fails('malformedAnswer', /GetAuthorizationCookie has no CookieData/),
  },
  {
    name: 'its authorization service fails twice',
    where: 'GetAuthorizationCookie',
    script: first(2, status(500)),
    end: recovers('httpStatus', 'httpStatus'),
  },
  {
    name: 'its authorization service refuses parameters',
    where: 'GetAuthorizationCookie',
    script: refusal('InvalidParameters'),
    end: fails('invalidParameters', /GetAuthorizationCookie/),
  },
  {
    name: 'it does not take its own authorization',
    where: 'GetCookie',
    script: refusal('InvalidAuthorizationCookie'),
    end: fails('invalidCookie', /GetCookie.*InvalidAuthorizationCookie/),
  },
  {
    name: 'its cookie is empty',
    where: 'GetCookie',
    script: without('EncryptedData'),
    end: fails('malformedAnswer', /GetCookie has no Expiration or no EncryptedData/),
  },
  {
    name: 'its cookie is of three megabytes',
    where: 'GetCookie',
    script: changed((text) => text.replace(/<EncryptedData>/, `<EncryptedData>${'A'.repeat(3_000_000)}`)),
    end: fails('answerTooLarge', /GetCookie/),
  },
  {
    name: 'its cookies expired long ago',
    where: 'GetCookie',
    script: expiring('2001-01-01T00:00:00Z'),
    end: recovers(),
  },
  {
    name: 'its cookies expire at no time',
    where: 'GetCookie',
    script: expiring('tomorrow, perhaps'),
    end: recovers(),
  },
  {
    name: 'it is of another protocol version',
    where: 'GetCookie',
    script: refusal('IncompatibleProtocolVersion'),
    end: fails('incompatibleProtocol', /GetCookie/),
  },
  {
    name: 'it never takes the cookie it issued',
    where: 'GetRevisionIdList',
    script: wrongCookie,
    end: fails('invalidCookie', /GetRevisionIdList.*InvalidCookie/),
  },
  {
    name: 'it no longer takes a cookie, before a list',
    where: 'GetRevisionIdList',
    script: first(1, wrongCookie),
    end: recovers(),
  },
  {
    name: 'its cookie expires among the documents',
    where: 'GetUpdateData',
    script: (call, response, passOn) => (call.count === 3 ? wrongCookie(call, response, passOn) : undefined),
    end: recovers(),
  },
  {
    name: 'it changed, it says, in the middle',
    where: 'GetUpdateData',
    script: (call, response, passOn) =>
      call.count === 2 ? refusal('ServerChanged')(call, response, passOn) : undefined,
    end: recovers(),
  },
  {
    name: 'it is always another one, it says',
    where: 'GetRevisionIdList',
    script: refusal('ServerChanged'),
    end: fails('serverChanged', /GetRevisionIdList/),
  },
  {
    name: 'its identity cannot be read once',
    where: 'GetRollupConfiguration',
    script: first(1, truncated),
    end: recovers('malformedAnswer'),
  },
  {
    name: 'its reporting service fails once',
    where: 'GetRollupConfiguration',
    script: first(1, status(500)),
    end: recovers('httpStatus'),
  },
  {
    name: 'its reporting service is overloaded',
    where: 'GetRollupConfiguration',
    script: status(503),
    end: fails('httpStatus', /^HTTP status 503 instead of an answer to GetRollupConfiguration/, {
      retries: 4,
    }),
  },
  {
    name: 'it has no reporting service any more',
    where: 'GetRollupConfiguration',
    script: status(404),
    end: { kind: 'believed', healedBy: 'delta' },
  },
  {
    name: 'it gives the identity of another one',
    where: 'GetRollupConfiguration',
    script: serverId('11111111-2222-3333-4444-555555555555'),
    end: { kind: 'believed', healedBy: 'delta' },
  },
  {
    name: 'it has no configuration',
    where: 'GetConfigData',
    script: instead(answerEnvelope('GetConfigData', '')),
    end: fails('malformedAnswer', /GetConfigData is empty/, { retries: 4 }),
  },
  {
    name: 'a language of its has no number',
    where: 'GetConfigData',
    script: changed((text) => text.replace(/<LanguageID>[^<]*/, '<LanguageID>Klingon')),
    end: fails('malformedAnswer', /language of GetConfigData has no LanguageID/, { retries: 4 }),
  },
  ...['-5', '0', '1000000000', 'NaN'].map((limit): FaultRow => ({
    name: `it allows ${limit} updates a call`,
    where: 'GetConfigData',
    script: changed((text) =>
      text.replace(/<MaxNumberOfUpdatesPerRequest>[^<]*/, `<MaxNumberOfUpdatesPerRequest>${limit}`),
    ),
    end: recovers(),
  })),
  {
    name: 'it is busy from some batch on',
    where: 'GetUpdateData',
    script: fromCall(3, refusal('ServerBusy')),
    end: fails('serverBusy', /GetUpdateData.*ServerBusy/, { retries: 4, commits: true }),
  },
];
