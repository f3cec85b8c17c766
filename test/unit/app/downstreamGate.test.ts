import assert from 'node:assert/strict';
import { DownstreamGate, hashedSecret } from '../../../src/app/downstreamGate.ts';
import type { DownstreamRuleDocument } from '../../../src/domain/downstreamDocuments.ts';
import type { ShownProofs } from '../../../src/protocol/server/serviceCall.ts';

const id = 'adb2fe48-0b2e-451e-8fc8-44b29845b0c6';
const secret = '0123456789abcdef01234567';
const fingerprint = 'AB'.repeat(32);
const shownFingerprint = Array.from({ length: 32 }, () => 'AB').join(':');

function rule(changes: Partial<DownstreamRuleDocument> = {}): DownstreamRuleDocument {
  return { _id: 'sup.contoso.com', name: 'SUP.contoso.com', rule: 'allowed', changed: 0, ...changes };
}

const allowed = rule();
const withSecret = rule({ secret: hashedSecret(secret) });
const withCertificate = rule({ certificate: fingerprint });

describe('Which downstream servers are admitted', () => {
  const rows: readonly [
    string,
    'any' | 'allowed',
    readonly DownstreamRuleDocument[],
    ShownProofs,
    boolean,
  ][] = [
    ['any, where nothing is said', 'any', [], {}, true],
    ['none, where only allowed ones are and none is', 'allowed', [], {}, false],
    ['an allowed one, in whatever case it writes its name', 'allowed', [allowed], {}, true],
    ['a denied one never', 'any', [rule({ rule: 'denied' })], {}, false],
    ['a denied one not even with a secret', 'any', [rule({ rule: 'denied' })], { secret }, false],
    ['one with the GUID that it has to give', 'allowed', [rule({ accountId: id })], {}, true],
    ['none with another GUID', 'allowed', [rule({ accountId: id.replace('a', 'b') })], {}, false],
    ['one that shows its secret', 'allowed', [withSecret], { secret }, true],
    ['none without it', 'allowed', [withSecret], {}, false],
    ['none with another one', 'allowed', [withSecret], { secret: `${secret}0` }, false],
    ['none without it in the other mode either: the name is taken', 'any', [withSecret], {}, false],
    ['one that shows its certificate', 'allowed', [withCertificate], { certificate: shownFingerprint }, true],
    ['none without it', 'allowed', [withCertificate], {}, false],
    [
      'none with another one',
      'allowed',
      [withCertificate],
      { certificate: shownFingerprint.replace('AB', 'AC') },
      false,
    ],
    [
      'none with half of what it has to show',
      'allowed',
      [rule({ ...withSecret, certificate: fingerprint })],
      { secret },
      false,
    ],
  ];
  for (const [title, mode, rules, proofs, expected] of rows) {
    it(title, () => {
      const gate = new DownstreamGate();
      gate.update(mode, rules);
      assert.equal(gate.admits({ id, name: 'sup.CONTOSO.com' }, proofs), expected ? 'admitted' : 'refused');
    });
  }

  it('the sites of its own folder, whatever is said', () => {
    const gate = new DownstreamGate();
    gate.update('allowed', [rule({ rule: 'denied' })]);
    assert.equal(gate.admits({ id, name: 'sup.contoso.com' }, { secret: gate.localSecret }), 'local');
  });

  it('keeps no secret that could be read', () => {
    assert.ok(!JSON.stringify(withSecret).includes(secret));
  });
});
