import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { detectoid, type PackagedDocument, software, testGuid } from '../support/exportPackage.ts';
import type { SoakTarget } from './soakTarget.ts';
import { bundleTargets } from './targets/bundleTargets.ts';
import { cabinetTargets } from './targets/cabinetTargets.ts';
import { documentTargets } from './targets/documentTargets.ts';
import { doorTargets } from './targets/doorTargets.ts';
import { folderTargets } from './targets/folderTargets.ts';
import { protocolTargets } from './targets/protocolTargets.ts';

const recorded = path.resolve(import.meta.dirname, '../../../shared/data');
const largest = 200_000;

/** Every parser of untrusted input, with good inputs: generated ones, and recorded real ones where they stand beside the checkout. */
export async function soakTargets(): Promise<readonly SoakTarget[]> {
  const real = (folder: string): readonly Buffer[] => {
    const whole = path.join(recorded, folder);
    if (!existsSync(whole)) return [];
    const all = readdirSync(whole).map((name) => readFileSync(path.join(whole, name)));
    return all.filter(({ length }) => length < largest);
  };
  return [
    ...cabinetTargets(real('wsus-exchanges/cabs')),
    ...(await bundleTargets()),
    ...documentTargets(documents, real('wsus-exchanges/docs')),
    ...(await protocolTargets()),
    ...(await doorTargets()),
    ...(await folderTargets(documents)),
  ];
}

const identity = (number: number): { readonly updateId: string; readonly revision: number } => ({
  updateId: testGuid(number),
  revision: 1,
});
const prerequisites = `<upd:Prerequisites><upd:AtLeastOne IsCategory="true"><upd:UpdateIdentity UpdateID="${testGuid(1)}" /></upd:AtLeastOne></upd:Prerequisites>`;
const bundled = `<upd:BundledUpdates><upd:UpdateIdentity UpdateID="${testGuid(3)}" RevisionNumber="1" /></upd:BundledUpdates>`;
const superseded = `<upd:SupersededUpdates><upd:UpdateIdentity UpdateID="${testGuid(9)}" /></upd:SupersededUpdates>`;
const file =
  '<upd:File Digest="hlQslyYcRtWzeaQ+yJX5fq9Am6I=" DigestAlgorithm="SHA1" FileName="x.cab" Size="1000" Modified="2024-01-01T00:00:00Z" />';

const documents: readonly PackagedDocument[] = [
  { ...identity(1), text: detectoid(identity(1)) },
  { ...identity(2), text: detectoid(identity(2), [testGuid(1)], 'Ünïcode &amp; 表') },
  { ...identity(3), text: software(identity(3), prerequisites, file) },
  { ...identity(4), text: software(identity(4), superseded + prerequisites + bundled) },
];
