import assert from 'node:assert/strict';
import { areasOf, changedAreas, isChangedArea } from '../../../src/domain/changedArea.ts';
import type { CollectionName } from '../../../src/domain/documents.ts';

describe('The areas of a data folder', () => {
  it('are told by the collections and catalogs of a commit, each once', () => {
    const of = (...collections: readonly CollectionName[]) =>
      areasOf({ documents: collections.map((collection) => ({ collection })) });
    assert.deepEqual(of('sites', 'sups', 'links', 'sites'), ['hierarchy']);
    assert.deepEqual(of('supStatus', 'alerts', 'pending'), ['status', 'alerts']);
    assert.deepEqual(of('quarantine', 'notifications'), []);
    assert.deepEqual(areasOf({ catalogs: [{ drop: true }] }), ['updates']);
    assert.deepEqual(areasOf({}), []);
    assert.deepEqual(areasOf({ catalogs: [{ publish: false }] }), []);
  });

  it('are known by name', () => {
    assert.ok(changedAreas.every(isChangedArea));
    for (const value of ['', 'Alerts', null, 3, ['alerts']]) assert.ok(!isChangedArea(value));
  });
});
