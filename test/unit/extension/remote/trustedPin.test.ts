import assert from 'node:assert/strict';
import { SyncError } from '../../../../src/domain/errors/syncError.ts';
import { UntrustedCertificate } from '../../../../src/domain/errors/untrustedCertificate.ts';
import { trustedPin } from '../../../../src/extension/remote/trustedPin.ts';
import { rejectsWith } from '../../../support/rejectsWith.ts';
import { RemoteSession } from '../../../support/remoteSession.ts';

describe('A certificate that nobody knows', () => {
  let session: RemoteSession;

  before(async () => {
    session = await RemoteSession.listen();
  });
  after(() => session.close());

  /** Connects over real TLS without knowing the authority. */
  const connectTo = (tried: (string | undefined)[], token: string) => async (pin: string | undefined) => {
    tried.push(pin);
    const connected = await session.connect(token, {
      certificateAuthorities: [],
      ...(pin === undefined ? {} : { pin }),
    });
    await connected.close();
  };

  it('is pinned once somebody has compared its fingerprint', async () => {
    const tried: (string | undefined)[] = [];
    const attempt = connectTo(tried, await session.token('read', 'a'));
    const shown: string[] = [];
    const trusts = ({ fingerprint, message }: UntrustedCertificate): Promise<boolean> => {
      shown.push(fingerprint);
      assert.match(message, /is not trusted/);
      return Promise.resolve(true);
    };
    const pin = await trustedPin({ pin: undefined, attempt, trusts });
    assert.match(pin ?? '', /^[0-9A-F]{64}$/);
    assert.deepEqual(shown, [pin]);
    assert.deepEqual(tried, [undefined, pin]);
    assert.equal(await trustedPin({ pin, attempt, trusts }), pin);
    assert.equal(shown.length, 1);
  });

  it('is not talked to where nobody trusts it', async () => {
    const tried: (string | undefined)[] = [];
    const attempt = connectTo(tried, await session.token('read', 'b'));
    const trusts = (): Promise<boolean> => Promise.resolve(false);
    await rejectsWith('cancelled', trustedPin({ pin: undefined, attempt, trusts }));
    assert.deepEqual(tried, [undefined]);
  });

  it('is asked about only where that is what is wrong', async () => {
    const refused = new SyncError('tokenRefused', 'The service does not accept this token');
    const attempt = (): Promise<void> => Promise.reject(refused);
    const trusts = (): Promise<boolean> => Promise.reject(new Error('Nobody asks'));
    await rejectsWith('tokenRefused', trustedPin({ pin: undefined, attempt, trusts }));
  });
});
