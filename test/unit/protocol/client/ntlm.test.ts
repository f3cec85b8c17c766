import assert from 'node:assert/strict';
import { md4 } from '../../../../src/protocol/client/ntlm/md4.ts';
import {
  ntlmAuthentication,
  ntlmNegotiation,
  readNtlmChallenge,
} from '../../../../src/protocol/client/ntlm/ntlmMessages.ts';
import {
  ntlmCredentials,
  ntlmKey,
  ntlmResponses,
} from '../../../../src/protocol/client/ntlm/ntlmResponse.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('MD4', () => {
  for (const [text, digest] of [
    ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
    ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
    ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
    ['message digest', 'd9130a8164549fe818874806e1c7014b'],
    ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
    ['1234567890'.repeat(8), 'e33b4ddc9c38f2199c3e7b164fcc0536'],
  ] as const) {
    it(`of "${text.slice(0, 20)}" is that of RFC 1320`, () => {
      assert.equal(md4(Buffer.from(text)).toString('hex'), digest);
    });
  }
});

describe('NTLMv2, by the sample values of MS-NLMP 4.2.4', () => {
  const credentials = { domain: 'Domain', user: 'User', password: 'Password' };
  const serverChallenge = hex('0123456789abcdef');
  const clientChallenge = hex('aaaaaaaaaaaaaaaa');
  const targetInfo = hex('02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000');
  const exchange = { serverChallenge, clientChallenge, targetInfo, time: Buffer.alloc(8) };

  it('derives the key', () => {
    assert.equal(ntlmKey(credentials).toString('hex'), '0c868a403bfd7a93a3001ef22ef02e3f');
  });

  it('computes both responses', () => {
    const { nt, lm } = ntlmResponses(credentials, exchange);
    assert.equal(nt.subarray(0, 16).toString('hex'), '68cd0ab851e51c96aabc927bebef6a1c');
    assert.equal(lm.toString('hex'), '86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
  });

  it('answers the sample challenge with messages of the right layout', () => {
    const challenge = readNtlmChallenge(
      hex(
        '4e544c4d53535000 02000000 0c000c0038000000 33828ae2 0123456789abcdef 0000000000000000 2400240044000000 060070170000000f 530065007200760065007200 02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000',
      ),
    );
    assert.deepEqual(challenge.serverChallenge, serverChallenge);
    assert.deepEqual(challenge.targetInfo, targetInfo);
    const message = ntlmAuthentication(credentials, challenge, -11_644_473_600_000, clientChallenge);
    const { nt, lm } = ntlmResponses(credentials, exchange);
    const field = (at: number): Buffer => {
      const offset = message.readUInt32LE(at + 4);
      return message.subarray(offset, offset + message.readUInt16LE(at));
    };
    assert.equal(message.toString('latin1', 0, 8), 'NTLMSSP\0');
    assert.equal(message.readUInt32LE(8), 3);
    assert.deepEqual([field(12), field(20)], [lm, nt]);
    assert.deepEqual(
      [field(28), field(36)].map((bytes) => bytes.toString('utf16le')),
      ['Domain', 'User'],
    );
  });

  it('begins with a negotiation', () => {
    assert.equal(ntlmNegotiation().toString('hex', 0, 16), '4e544c4d5353500001000000058208a0');
  });

  it('takes the domain off the user name, and leaves an address whole', () => {
    assert.deepEqual(ntlmCredentials('LAB\\sync', 'x'), { domain: 'LAB', user: 'sync', password: 'x' });
    assert.deepEqual(ntlmCredentials('sync@lab.example', 'x'), {
      domain: '',
      user: 'sync@lab.example',
      password: 'x',
    });
  });

  it('refuses challenges that are cut or none', () => {
    for (const bytes of [
      '',
      '4e544c4d5353500002000000',
      `4e544c4d53535000 02000000 ${'00'.repeat(28)} ff00ff00 ffff0000`,
    ])
      assert.throws(() => readNtlmChallenge(hex(bytes)), { key: 'proxyAuthentication' });
  });
});
