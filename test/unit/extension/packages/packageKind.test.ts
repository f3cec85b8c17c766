import assert from 'node:assert/strict';
import {
  isAbsolutePath,
  packageKindOf,
  proposedName,
  typedPaths,
  withEnding,
} from '../../../../src/extension/packages/packageKind.ts';

describe('The name of a package', () => {
  it('says which kind it is, in any case of letters', () => {
    assert.equal(packageKindOf('/srv/x.susync'), 'susync');
    assert.equal(packageKindOf('C:\\Packages\\EXPORT.CAB'), 'cab');
    assert.equal(packageKindOf('/srv/susync'), undefined);
    assert.equal(packageKindOf('/srv/x.cab.txt'), undefined);
  });

  it('gets the end of its kind where it was typed without', () => {
    assert.equal(withEnding('/srv/x', 'susync'), '/srv/x.susync');
    assert.equal(withEnding('/srv/x.SUSYNC', 'susync'), '/srv/x.SUSYNC');
    assert.equal(withEnding('/srv/x.susync', 'cab'), '/srv/x.susync.cab');
    assert.equal(withEnding('/srv/wanted.JSON', 'json'), '/srv/wanted.JSON');
  });

  it('is proposed with site and day', () => {
    assert.equal(proposedName('CS1', '2026-11-24', 'susync'), 'CS1-2026-11-24.susync');
  });

  it('is absolute on Windows as elsewhere, for the service may run on either', () => {
    for (const file of ['/srv/x.susync', 'D:\\x.susync', 'd:/x.susync', '\\\\server\\share\\x.susync'])
      assert.ok(isAbsolutePath(file), file);
    for (const file of ['', 'x.susync', './x.susync', 'D:x.susync']) assert.ok(!isAbsolutePath(file), file);
  });

  it('may be typed several times, apart by semicolons', () => {
    assert.deepEqual(typedPaths(' /srv/a b.susync ;; /srv/c.susync;'), ['/srv/a b.susync', '/srv/c.susync']);
    assert.deepEqual(typedPaths(' ; '), []);
  });
});
