import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { authorizationLifetime, Cookies, sessionLifetime } from '../../../../src/protocol/server/cookies.ts';
import type { FaultCode } from '../../../../src/protocol/soap/fault.ts';
import { ServerFault } from '../../../../src/protocol/server/serverFault.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const serverId = '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12';
const otherId = '11111111-2222-4333-8444-555555555555';
const secret = Buffer.alloc(32, 9);
const account = { id: 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6', name: 'münchen.example' };

function faults(code: FaultCode, action: () => unknown): void {
  assert.throws(action, (error) => error instanceof ServerFault && error.code === code);
}

describe('Cookies', () => {
  const clock = new FakeClock();
  const cookies = new Cookies(serverId, secret, clock);

  it('have the lengths of Windows', () => {
    assert.equal(cookies.authorization(account).length, 432);
    assert.equal(cookies.session(account, 20).data.length, 208);
  });

  it('say who bears them', () => {
    assert.deepEqual(cookies.readAuthorization(cookies.authorization(account)), account);
    const { data, expires } = cookies.session(account, 20);
    assert.equal(expires, clock.now() + 240 * 60_000);
    assert.deepEqual(cookies.readSession(data), { account, protocolMinor: 20, expires });
  });

  it('cut a name that is too long at a whole character', () => {
    const long = { ...account, name: 'ü'.repeat(200) };
    assert.equal(cookies.readSession(cookies.session(long, 1).data).account.name, 'ü'.repeat(63));
    assert.equal(cookies.readAuthorization(cookies.authorization(long)).name, 'ü'.repeat(175));
  });

  it('are good for a server of the same id in another case', () => {
    const upper = new Cookies(serverId.toUpperCase(), secret, clock);
    assert.deepEqual(upper.readSession(cookies.session(account, 20).data).account, account);
  });

  it('end with their time', async () => {
    const ownClock = new FakeClock();
    const own = new Cookies(serverId, secret, ownClock);
    const session = own.session(account, 20).data;
    const authorization = own.authorization(account);
    await ownClock.advance(sessionLifetime);
    faults('InvalidCookie', () => own.readSession(session));
    assert.deepEqual(own.readAuthorization(authorization), account);
    await ownClock.advance(authorizationLifetime - sessionLifetime);
    faults('InvalidAuthorizationCookie', () => own.readAuthorization(authorization));
  });

  it('of another server id are ServerChanged while they last, then InvalidCookie', async () => {
    const ownClock = new FakeClock();
    const foreign = new Cookies(otherId, randomBytes(32), ownClock);
    const own = new Cookies(serverId, secret, ownClock);
    const { data } = foreign.session(account, 20);
    faults('ServerChanged', () => own.readSession(data));
    faults('InvalidAuthorizationCookie', () => own.readAuthorization(foreign.authorization(account)));
    await ownClock.advance(sessionLifetime);
    faults('InvalidCookie', () => own.readSession(data));
  });

  it('of another secret are refused', () => {
    const stranger = new Cookies(serverId, randomBytes(32), clock);
    faults('InvalidCookie', () => cookies.readSession(stranger.session(account, 20).data));
    faults('InvalidAuthorizationCookie', () => cookies.readAuthorization(stranger.authorization(account)));
  });

  it('of one kind do not pass for the other', () => {
    faults('InvalidCookie', () => cookies.readSession(cookies.authorization(account)));
    faults('InvalidAuthorizationCookie', () => cookies.readAuthorization(cookies.session(account, 20).data));
  });

  it('are refused with any byte changed', () => {
    const session = cookies.session(account, 20).data;
    const authorization = cookies.authorization(account);
    fc.assert(
      fc.property(fc.nat(431), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = (bytes: Buffer): Buffer => {
          const copy = Buffer.from(bytes);
          const index = at % copy.length;
          copy[index] = (copy[index] ?? 0) ^ change;
          return copy;
        };
        assert.throws(() => cookies.readSession(changed(session)), ServerFault);
        assert.throws(() => cookies.readAuthorization(changed(authorization)), ServerFault);
      }),
    );
  });

  it('that are any other bytes are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 0, maxLength: 500 }), (bytes) => {
        faults('InvalidCookie', () => cookies.readSession(Buffer.from(bytes)));
        faults('InvalidAuthorizationCookie', () => cookies.readAuthorization(Buffer.from(bytes)));
      }),
    );
  });
});
