import assert from 'node:assert/strict';
import { exportSentence, exportSummary } from '../../../../src/extension/packages/exportSummary.ts';
import {
  changesNothing,
  failedRuns,
  importSentence,
  importSummary,
} from '../../../../src/extension/packages/importSummary.ts';
import { namesText } from '../../../../src/extension/packages/packageFacts.ts';
import { assertGolden } from '../../../support/golden.ts';
import {
  exportedCatalog,
  exportedPackages,
  importedCatalog,
  importedPackage,
} from '../../../support/packageViews.ts';
import { failedRun, runDocument } from '../../../support/serviceViews.ts';

const names = new Map([
  ['windows-11', 'Windows 11'],
  ['security', 'Security Updates'],
]);
const time = '2026-11-24 12:55:02';
const here = { siteCode: 'CS1', names, time, machine: undefined };

describe('The summary of an export', () => {
  it('says what the package holds, lists its files with their digests, and where they go', () => {
    const exported = { kind: 'susync', exported: exportedCatalog } as const;
    assertGolden(
      'extension/exportBundle.md',
      exportSummary(exported, { ...here, written: time, machine: 'susync://jump01.contoso.com:8633' }),
    );
    assert.equal(
      exportSentence(exported, 'CS1'),
      'Version 12 of CS1 was exported: 1,204 updates, 700.0 MiB in 2 files.',
    );
  });

  it('says for wsusutil what to copy first, what is missing, and in which order to import', () => {
    assertGolden(
      'extension/exportPackage.md',
      exportSummary({ kind: 'cab', exported: exportedPackages }, { ...here, written: time }),
    );
  });

  it('names as many products as a reader takes in', () => {
    const ids = Array.from({ length: 14 }, (_, index) => `product-${index}`);
    assert.match(namesText(ids, names), /^product-0, .*product-11, and 2 more$/);
    assert.equal(namesText(['windows-11', 'x'], names), 'Windows 11, x');
  });
});

describe('The summary of an import', () => {
  it('says what it would do while nothing was changed', () => {
    const found = { kind: 'susync', imported: importedCatalog() } as const;
    assertGolden('extension/importLook.md', importSummary(found, { ...here, dryRun: true }));
    assert.equal(
      importSentence(found, { siteCode: 'CS1', dryRun: true }),
      'november.susync would change CS1: 12 new, 3 revised, 1 of these expired, 2 with another state, 1 removed, 42 files (696.2 MiB).',
    );
    assert.ok(!changesNothing(found));
  });

  it('says what it did, and how the synchronizations after it ended', () => {
    const done = {
      kind: 'susync',
      imported: importedCatalog({ findings: [], runs: [runDocument(), failedRun] }),
    } as const;
    assertGolden('extension/importBundle.md', importSummary(done, { ...here, dryRun: false }));
    assert.deepEqual(failedRuns(done), [failedRun]);
  });

  it('says of a package of wsusutil what was known, differed and is missing', () => {
    const done = { kind: 'cab', imported: importedPackage() } as const;
    assertGolden('extension/importPackage.md', importSummary(done, { ...here, dryRun: true }));
  });

  it('says that nothing changes where all of it is here', () => {
    const [one] = importedCatalog().packages;
    assert.ok(one !== undefined);
    const counts = { added: 0, revised: 0, changed: 0, expired: 0, removed: 0, unchanged: 0 };
    const found = {
      kind: 'susync',
      imported: importedCatalog({
        packages: [{ ...one, verdict: 'alreadyHere', counts, copied: { files: 0, bytes: 0 } }],
        findings: [],
      }),
    } as const;
    assert.ok(changesNothing(found));
    assert.equal(
      importSentence(found, { siteCode: 'CS1', dryRun: true }),
      'november.susync changes nothing at CS1.',
    );
    assert.match(importSummary(found, { ...here, dryRun: true }), /This version is here already\./);
  });
});
