import assert from 'node:assert/strict';
import { errorCatalog } from '../../../../src/domain/errors/syncError.ts';
import { importSentence, type Imported } from '../../../../src/extension/packages/importSummary.ts';
import { importWays } from '../../../../src/extension/packages/importWays.ts';
import type { PackageView } from '../../../../src/service/api/exchange.ts';
import { finding, importedCatalog, importedPackage, packageView } from '../../../support/packageViews.ts';

const { unknownSigner, unsignedBundle, distrustedSigner, bundleOutOfOrder } = errorCatalog;
const stranger = {
  ...{ key: `${'B'.repeat(43)}=`, fingerprint: 'AB'.repeat(32), name: null },
  trust: 'unknown',
} as const;

/** A look at a package of a signer that found reasons to keep it out. */
function refused(
  signer: PackageView['signer'],
  errors: readonly { readonly code: number; readonly remedy: string }[],
): Imported {
  const counts = { added: 0, revised: 0, changed: 0, expired: 0, removed: 0, unchanged: 0 };
  return {
    kind: 'susync',
    imported: importedCatalog({
      packages: [
        { package: packageView({ signer }), verdict: 'refused', counts, copied: { files: 0, bytes: 0 } },
      ],
      findings: errors.map((error) => finding('blocking', 'It is kept out.', error)),
    }),
  };
}

describe('The ways on after a look at packages', () => {
  it('lead into the import where nothing keeps them out', () => {
    const free = { canImport: true, trust: undefined, canForce: false };
    assert.deepEqual(importWays({ kind: 'susync', imported: importedCatalog() }), free);
    assert.deepEqual(importWays({ kind: 'cab', imported: importedPackage() }), free);
  });

  it('lead to trusting a signer that is not known, or past the missing signature', () => {
    assert.deepEqual(importWays(refused(stranger, [unknownSigner])), {
      ...{ canImport: false, trust: stranger, canForce: true },
    });
    assert.deepEqual(importWays(refused(null, [unsignedBundle])), {
      ...{ canImport: false, trust: undefined, canForce: true },
    });
  });

  it('end where the signer is distrusted, or something else is wrong besides', () => {
    const end = { canImport: false, trust: undefined, canForce: false };
    assert.deepEqual(importWays(refused({ ...stranger, trust: 'distrusted' }, [distrustedSigner])), end);
    assert.deepEqual(importWays(refused(stranger, [unknownSigner, bundleOutOfOrder])), end);
    assert.equal(
      importSentence(refused(stranger, [bundleOutOfOrder]), { siteCode: 'CS1', dryRun: true }),
      'november.susync is not taken over by CS1: It is kept out.',
    );
  });
});
