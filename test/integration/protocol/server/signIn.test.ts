import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { FakeClock } from '../../../support/fakeClock.ts';
import {
  getCookieMembers,
  ListeningService,
  soapRequest,
  textBetween,
} from '../../../support/listeningService.ts';
import { MemoryCatalog } from '../../../support/memoryCatalog.ts';

const minutes = 60_000;

describe('Signing in to the update service', () => {
  const clock = new FakeClock('2026-11-24T08:00:00Z');
  const catalog = new MemoryCatalog();
  catalog.publish([], clock.now());

  it('goes from GetAuthConfig over both cookies to an answered call', async () => {
    const service = await ListeningService.open(catalog, { clock });
    const config = await service.call('GetAuthConfig');
    assert.equal(config.status, 200);
    assert.equal(textBetween(config.text, 'ServiceUrl'), 'DssAuthWebService/DssAuthWebService.asmx');
    await service.signIn();
    assert.equal(textBetween(service.cookie, 'Expiration'), '2026-11-24T12:00:00.000Z');
    assert.equal(Buffer.from(textBetween(service.cookie, 'EncryptedData'), 'base64').length, 208);
    const answer = await service.call('GetConfigData');
    assert.equal(answer.status, 200);
    assert.deepEqual(service.records.at(-1)?.account, {
      id: 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6',
      name: 'downstream.example',
    });
  });

  it('lasts 240 minutes and not a moment longer', async () => {
    const ownClock = new FakeClock();
    const service = await ListeningService.open(catalog, { clock: ownClock });
    await service.signIn();
    await ownClock.advance(240 * minutes - 1);
    assert.equal((await service.call('GetConfigData')).status, 200);
    await ownClock.advance(1);
    const refused = await service.call('GetConfigData');
    assert.equal(refused.status, 500);
    assert.equal(textBetween(refused.text, 'ErrorCode'), 'InvalidCookie');
    await service.signIn();
    assert.equal((await service.call('GetConfigData')).status, 200);
  });

  it('is renewed with the authorization cookie alone', async () => {
    const service = await ListeningService.open(catalog, { clock });
    const authorization = await service.call(
      'GetAuthorizationCookie',
      '<accountName>00000000-0000-0000-0000-000000000000</accountName><accountGuid>00000000-0000-0000-0000-000000000000</accountGuid>',
    );
    const data = textBetween(authorization.text, 'CookieData');
    for (let round = 0; round < 2; round++) {
      const answer = await service.call('GetCookie', getCookieMembers(data, '1.7'));
      assert.equal(answer.status, 200);
    }
  });

  it('survives a restart with the same server id and secret', async () => {
    const secret = randomBytes(32);
    const before = await ListeningService.open(catalog, { clock, secret });
    await before.signIn();
    await before.listener.close();
    const restarted = await ListeningService.open(catalog, { clock, secret });
    restarted.cookie = before.cookie;
    assert.equal((await restarted.call('GetConfigData')).status, 200);
  });

  it('ends with ServerChanged at a server of another id, and with InvalidCookie at one of another secret', async () => {
    const service = await ListeningService.open(catalog, { clock });
    await service.signIn();
    const other = new MemoryCatalog('11111111-2222-4333-8444-555555555555');
    other.publish([], clock.now());
    const changed = await ListeningService.open(other, { clock });
    const stranger = await ListeningService.open(catalog, { clock, secret: randomBytes(32) });
    const codes = [];
    for (const server of [changed, stranger]) {
      server.cookie = service.cookie;
      codes.push(textBetween((await server.call('GetConfigData')).text, 'ErrorCode'));
    }
    assert.deepEqual(codes, ['ServerChanged', 'InvalidCookie']);
  });

  it('is asked for by every operation that Windows asks it for', async () => {
    const service = await ListeningService.open(catalog, { clock });
    for (const operation of [
      'GetConfigData',
      'GetRevisionIdList',
      'GetUpdateData',
      'GetUpdateDecryptionData',
      'DownloadFiles',
      'GetDeployments',
      'GetRelatedRevisionsForUpdates',
    ] as const) {
      const answer = await service.call(operation, '<cookie><EncryptedData>AAAA</EncryptedData></cookie>');
      assert.equal(textBetween(answer.text, 'ErrorCode'), 'InvalidCookie', operation);
    }
  });

  it('does not depend on the text of Expiration', async () => {
    const service = await ListeningService.open(catalog, { clock });
    await service.signIn();
    for (const expiration of ['2026-11-24T12:00:00Z', '2026-11-24T13:00:00.00+01:00', '', 'never']) {
      const cookie = service.cookie.replace(
        /<Expiration>.*<\/Expiration>/,
        `<Expiration>${expiration}</Expiration>`,
      );
      assert.equal((await service.call('GetConfigData', '', { cookie })).status, 200, expiration);
    }
    const body = soapRequest(
      'GetConfigData',
      'http://www.microsoft.com/SoftwareDistribution',
      service.cookie.replace(/(?<=<EncryptedData>.{60})/, '\r\n   '),
    );
    assert.equal((await service.post('/ServerSyncWebService/ServerSyncWebService.asmx', body)).status, 200);
  });
});
