import type {
  ExportedCatalog,
  ImportedCatalog,
  ImportFindingView,
  PackageView,
} from '../../src/service/api/exchange.ts';
import type {
  PackageContentsView,
  PackageExportView,
  PackageImportView,
} from '../../src/service/api/packages.ts';

const signer = {
  key: `${'A'.repeat(43)}=`,
  fingerprint: '9F86D081'.repeat(8),
  name: 'CS1',
  trust: 'trusted',
} as const;

const head: ExportedCatalog['package'] = {
  source: {
    siteCode: 'CS1',
    serverName: 'cs1sup.contoso.com',
    serverId: '0a1b2c3d-0000-4000-8000-000000000001',
  },
  from: { version: 9, published: '2026-10-14T04:10:00.000Z' },
  to: { version: 12, published: '2026-11-11T04:10:00.000Z' },
  filter: { products: ['windows-11', 'unknown-product'], classifications: ['security'] },
  languages: ['en', 'de'],
  counts: { configuration: 3, updates: 1204, removed: 1 },
  content: {
    licenses: { files: 2, bytes: 2_100 },
    updates: { files: 40, bytes: 730_000_000 },
    missing: { files: 1, bytes: 5_000_000 },
    express: false,
  },
};

/** What was exported: a package in two files. */
export const exportedCatalog: ExportedCatalog = {
  package: head,
  findings: [finding('information', 'DS1 has version 9 of the source.')],
  signer: { name: 'CS1', fingerprint: signer.fingerprint, isNew: true },
  missing: [
    { kind: 'update', name: 'windows11.0-kb5030710-x64.cab', sha1: 'ef'.repeat(20), size: 5_000_000 },
  ],
  files: [
    { file: '/srv/out/november.susync', bytes: 4_096, sha256: 'ab'.repeat(32) },
    { file: '/srv/out/november.v12.001.susync', bytes: 734_003_200, sha256: 'cd'.repeat(32) },
  ],
};

/** What a package says of itself. */
export function packageView(changes: Partial<PackageView> = {}): PackageView {
  return {
    ...head,
    schema: 1,
    name: 'november.susync',
    parts: 180,
    chunkFiles: ['november.v12.001.susync'],
    bytes: 734_003_000,
    signer,
    ...changes,
  };
}

/** Something that an import found. */
export function finding(
  severity: ImportFindingView['severity'],
  text: string,
  error?: { readonly code: number; readonly remedy: string },
): ImportFindingView {
  return { severity, text, code: error?.code ?? null, remedy: error?.remedy ?? null };
}

/** What an import found in one package. */
export function importedCatalog(changes: Partial<ImportedCatalog> = {}): ImportedCatalog {
  const counts = { added: 12, revised: 3, changed: 2, expired: 1, removed: 1, unchanged: 1186 };
  return {
    packages: [
      { package: packageView(), verdict: 'wouldApply', counts, copied: { files: 42, bytes: 730_002_100 } },
    ],
    findings: [finding('warning', 'No products are chosen here.')],
    runs: [],
    ...changes,
  };
}

/** Packages for `wsusutil import`; a file of theirs was not here. */
export const exportedPackages: PackageExportView = {
  packages: [
    { file: '/srv/out/export-1.cab', records: 60_000, bytes: 2_000_000_000 },
    { file: '/srv/out/export-2.cab', records: 1_204, bytes: 5_000_000 },
  ],
  languages: ['en'],
  warnings: [],
  copyList: '/srv/out/export.copy-this-first.txt',
  files: [
    { path: 'WsusContent/AB/ab.txt', name: 'eula_en.txt', size: 1_000, sha1: 'ab'.repeat(20), isThere: true },
    {
      path: 'WsusContent/CD/cd.txt',
      name: 'eula_de.txt',
      size: 1_100,
      sha1: 'cd'.repeat(20),
      isThere: false,
    },
  ],
};

/** What a look into a package of `wsusutil export` found. */
export function importedPackage(changes: Partial<PackageImportView> = {}): PackageImportView {
  return {
    ...{ file: '/srv/in/export.cab', dryRun: true, serverId: 'ad25da2d-af0f-49a1-b6f2-3dee6d03e4fd' },
    ...{ created: '2024-09-10T08:30:00.000Z', protocolVersion: '1.20' },
    counts: { records: 4125, added: 4100, revised: 20, older: 2, known: 3, differing: 1, expired: 7 },
    missing: ['453bfaa7-a018-4697-a359-47ef13280549'],
    pendingLicenses: 2,
    warnings: ['1 that updates of the package need or bundle are neither in it nor here'],
    runs: [],
    ...changes,
  };
}

/** What a package of `wsusutil export` holds. */
export const packageContents: PackageContentsView = {
  ...{ file: '/srv/in/november.cab', serverId: 'ad25da2d-af0f-49a1-b6f2-3dee6d03e4fd' },
  ...{ created: '2024-09-10T08:30:00.000Z', protocolVersion: '1.20', languages: ['en', 'de'] },
  bytes: 15_000_000,
  counts: { updates: 20, configuration: 4105, expired: 7 },
  ...{ products: ['Windows 11'], classifications: ['Updates'] },
  scan: null,
};
