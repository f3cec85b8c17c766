import path from 'node:path';
import type { RunDocument } from '../../src/domain/documents.ts';
import { keyOf, packageNames } from './crashPackages.ts';
import { once, type Operation, type Stage, type StageContext } from './stages.ts';

/** Packages of another hierarchy, taken over where the hierarchy has no link any more; from the first one on everything in the catalog is of them. */
export const importStages: readonly Stage[] = [
  {
    name: 'import of a whole package',
    day: 62,
    month: 5,
    operations: () => [
      { run: ({ service }) => service.setSource({ siteCode: 'CS1', source: 'none' }) },
      { run: async ({ service, packages }) => once(service.trustKey({ text: await keyOf(packages) })) },
      importOf('whole'),
    ],
  },
  { name: 'import of an increment', day: 63, month: 5, operations: () => [importOf('increment')] },
  { name: 'import of a cabinet', day: 64, month: 5, operations: () => [cabinetImport()] },
];

function importOf(name: 'whole' | 'increment'): Operation {
  return {
    run: async ({ service, packages }) => {
      const files = [path.join(packages, packageNames[name])];
      requireSucceeded(await service.importCatalog({ files, takeSubscription: true, user: 'crash' }));
    },
  };
}

function cabinetImport(): Operation {
  return {
    run: async ({ service, packages }: StageContext) => {
      requireSucceeded(await service.importPackage({ file: path.join(packages, packageNames.cabinet) }));
    },
  };
}

function requireSucceeded({ runs }: { readonly runs: readonly RunDocument[] }): void {
  for (const { siteCode, outcome, error } of runs)
    if (outcome !== 'succeeded') throw new Error(`${siteCode} ${outcome}: ${error?.message ?? ''}`);
}
