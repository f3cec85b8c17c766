import assert from 'node:assert/strict';
import {
  isPackageHostMessage,
  isPackagePageMessage,
  type PackagePageState,
} from '../../../src/contract/packagePage.ts';

const state: PackagePageState = {
  ...{ title: 'november.susync', place: '/srv/out', files: ['november.v12.001.susync'], canImport: true },
  check: { kind: 'running', text: 'Checking', share: 0.5 },
  signature: { trust: 'trusted', signer: 'CS1, trusted here', fingerprint: 'ABCD 1234' },
  facts: [{ name: 'Source', value: 'CS1' }],
};

describe('What the page of a package and its host may say', () => {
  it('is what the page says', () => {
    for (const kind of ['ready', 'check', 'cancel', 'import', 'copy'])
      assert.ok(isPackagePageMessage({ kind }));
    assert.ok(isPackagePageMessage({ kind: 'explain', code: '0x80046770' }));
  });

  it('is nothing else of the page', () => {
    for (const message of [
      ...[null, 'ready', [], {}, { kind: 'execute' }, { kind: 'explain' }, { kind: 'explain', code: 5 }],
      { kind: 'explain', code: 'x'.repeat(201) },
    ])
      assert.ok(!isPackagePageMessage(message), JSON.stringify(message));
  });

  it('is what the host says', () => {
    assert.ok(isPackageHostMessage({ kind: 'state', state }));
    for (const check of [
      ...[{ kind: 'open' }, { kind: 'canceled' }, { kind: 'passed' }],
      { kind: 'running', text: '', share: null },
      { kind: 'failed', code: '0x80046770', message: 'Wrong', remedy: 'Copy again.' },
    ])
      assert.ok(isPackageHostMessage({ kind: 'state', state: { ...state, check } }), check.kind);
    assert.ok(isPackageHostMessage({ kind: 'state', state: { ...state, signature: null } }));
  });

  it('is nothing else of the host', () => {
    for (const change of [
      ...[{ title: 1 }, { facts: [{ name: 'x' }] }, { files: [1] }, { canImport: 1 }, { check: {} }],
      ...[{ check: { kind: 'running', text: '', share: 2 } }, { check: { kind: 'failed', code: '1' } }],
      ...[{ signature: { trust: 'maybe', signer: '', fingerprint: '' } }, { signature: undefined }],
      { facts: Array.from({ length: 101 }, () => ({ name: '', value: '' })) },
    ])
      assert.ok(
        !isPackageHostMessage({ kind: 'state', state: { ...state, ...change } }),
        JSON.stringify(change),
      );
    assert.ok(!isPackageHostMessage({ kind: 'html', state }));
  });
});
