import assert from 'node:assert/strict';
import { CalledOperations } from '../../../../support/calledOperation.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';
import { getCookieMembers, textBetween } from '../../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../../support/memoryCatalog.ts';

const id = 'ADB2FE48-0B2E-451e-8FC8-44B29845B0C6';

function introduction(name: string, guid = id): string {
  return `<accountName>${name}</accountName><accountGuid>${guid}</accountGuid>`;
}

describe('Operations of signing in', () => {
  const clock = new FakeClock();
  const service = new CalledOperations(new MemoryCatalog(), clock);

  it('GetAuthConfig names the one authorization service', async () => {
    assert.equal(
      await service.call('GetAuthConfig', '', ''),
      '<GetAuthConfigResult><LastChange>2026-11-24T00:00:00.000Z</LastChange><AuthInfo><AuthPlugInInfo><PlugInID>DssTargeting</PlugInID><ServiceUrl>DssAuthWebService/DssAuthWebService.asmx</ServiceUrl><Parameter /></AuthPlugInInfo></AuthInfo></GetAuthConfigResult>',
    );
  });

  for (const name of [
    'HemantTest.redmond.microsoft.com',
    'PC_01',
    '00000000-0000-0000-0000-000000000000',
    'münchen',
    ' a ',
  ]) {
    it(`GetAuthorizationCookie accepts "${name}"`, async () => {
      const answer = await service.call('GetAuthorizationCookie', introduction(name), '');
      const data = Buffer.from(textBetween(answer, 'CookieData'), 'base64');
      assert.deepEqual(service.context.cookies.readAuthorization(data), {
        name: name.trim(),
        id: id.toLowerCase(),
      });
    });
  }

  for (const name of ['', ' ', 'a b', 'a/b', 'a&lt;b', 'x'.repeat(256)]) {
    it(`GetAuthorizationCookie refuses "${name.slice(0, 20)}" as machineName`, async () => {
      const fault = ['InvalidParameters', 'machineName'] as const;
      await service.refuses('GetAuthorizationCookie', introduction(name), fault);
    });
  }

  for (const guid of ['', 'x', '{ADB2FE48-0B2E-451e-8FC8-44B29845B0C6}']) {
    it(`GetAuthorizationCookie refuses "${guid}" as accountGuid`, async () => {
      const fault = ['InvalidParameters', 'accountGuid'] as const;
      await service.refuses('GetAuthorizationCookie', introduction('a', guid), fault);
    });
  }

  async function cookieData(): Promise<string> {
    return textBetween(await service.call('GetAuthorizationCookie', introduction('a'), ''), 'CookieData');
  }

  for (const [version, minor] of [
    ['1.20', 20],
    ['1.7', 7],
    ['1.2', 2],
    ['1.99', 99],
  ] as const) {
    it(`GetCookie notes protocol version ${version}`, async () => {
      const answer = await service.call('GetCookie', getCookieMembers(await cookieData(), version), '');
      const session = service.context.cookies.readSession(
        Buffer.from(textBetween(answer, 'EncryptedData'), 'base64'),
      );
      assert.equal(session.protocolMinor, minor);
      assert.equal(textBetween(answer, 'Expiration'), '2026-11-24T04:00:00.000Z');
    });
  }

  for (const version of ['2.0', '0.9', '9.0']) {
    it(`GetCookie does not speak version ${version}`, async () => {
      const members = getCookieMembers(await cookieData(), version);
      await service.refuses('GetCookie', members, ['IncompatibleProtocolVersion']);
    });
  }

  for (const version of ['', '1', '1.x', '1.20.3']) {
    it(`GetCookie refuses "${version}" as a version`, async () => {
      const members = getCookieMembers(await cookieData(), version);
      await service.refuses('GetCookie', members, ['InvalidParameters', 'protocolVersion']);
    });
  }

  for (const members of [
    getCookieMembers('AAAA'),
    getCookieMembers('not base64!'),
    '<authCookies /><protocolVersion>1.20</protocolVersion>',
    '<protocolVersion>1.20</protocolVersion>',
  ]) {
    it(`GetCookie refuses ${members.slice(0, 60)}…`, async () => {
      await service.refuses('GetCookie', members, ['InvalidAuthorizationCookie']);
    });
  }
});
