import assert from 'node:assert/strict';
import { sessionCookieOf, cookieMember } from '../../../../src/protocol/client/sessionCookie.ts';
import { SoapElement } from '../../../../src/protocol/soap/soapElement.ts';

const now = Date.parse('2026-11-24T00:00:00Z');
const minute = 60_000;

function cookie(expiration: string) {
  const member = { Expiration: [expiration], EncryptedData: ['AAAA'] };
  return sessionCookieOf(new SoapElement('GetCookieResponse', { GetCookieResult: [member] }), now);
}

describe('The cookie of a conversation', () => {
  for (const [expiration, minutes, why] of [
    ['2026-11-24T04:00:00Z', 239, 'a minute before it expires'],
    ['2026-11-24T04:00:00', 239, 'without zone it is UTC'],
    ['2026-11-24T04:00:00.6545512+01:00', 179, 'with an offset'],
    ['2026-11-23T20:00:00Z', 5, 'just issued, so one of the clocks is wrong'],
    ['2026-11-24T00:00:30Z', 5, 'just issued, so one of the clocks is wrong'],
    ['whenever', 5, 'unreadable'],
  ] as const) {
    it(`that expires at ${expiration} is used for ${minutes} minutes: ${why}`, () => {
      assert.equal(Math.floor((cookie(expiration).usableUntil - now) / minute), minutes);
    });
  }

  it('goes back as it came', () => {
    assert.equal(
      cookieMember('cookie', cookie('2026-11-28T09:00:25.5075975+00:00')),
      '<cookie><Expiration>2026-11-28T09:00:25.5075975+00:00</Expiration><EncryptedData>AAAA</EncryptedData></cookie>',
    );
  });
});
