import assert from 'node:assert/strict';
import { isComparedVersions } from '../../../../src/extension/compare/comparedVersions.ts';

describe('What a comparison was called with', () => {
  it('is a site with two content versions, or nothing that can be compared', () => {
    assert.ok(isComparedVersions({ siteCode: 'CS1', from: 3, to: 7 }));
    for (const other of [undefined, 'CS1', { kind: 'site', siteCode: 'CS1' }, { from: 3, to: 7 }])
      assert.ok(!isComparedVersions(other));
    assert.ok(!isComparedVersions({ siteCode: 'CS1', from: '3', to: 7.5 }));
  });
});
