import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApplication } from '../../src/app/openApplication.ts';
import { classifications } from '../../src/protocol/sample/catalog/classifications.ts';
import { products } from '../../src/protocol/sample/catalog/products.ts';
import { createService } from '../../src/service/host/createService.ts';
import { SampleSource } from './sampleSource.ts';

/** Names of the packages, and of the key that they are signed with. */
export const packageNames = {
  whole: 'whole.susync',
  increment: 'increment.susync',
  cabinet: 'export.cab',
  key: 'key.txt',
} as const;

/** Writes packages of another hierarchy: three months one after another, with license files and the update files of the newest update. */
export async function makePackages(folder: string, updates: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = (name: keyof typeof packageNames): string => path.join(folder, packageNames[name]);
  const source = new SampleSource(updates);
  await source.serve(0);
  const app = await openApplication({ folder: path.join(folder, 'source') });
  try {
    const service = createService(app);
    await service.addSite({ siteCode: 'EX1', type: 'cas', zone: 'UTC' });
    await service.addSup({ siteCode: 'EX1', serverName: 'ex1.example' });
    await service.setSettings({ values: { 'relisting.lossLimitPercent': '50' } });
    await service.setSource({ siteCode: 'EX1', source: source.url });
    const ids = (list: object): string[] => Object.values(list).map(({ id }: { readonly id: string }) => id);
    await service.changeSubscription({
      ...({ mode: 'set', languages: ['en', 'de'] } as const),
      ...{ products: ids(products), classifications: ids(classifications) },
    });
    await service.synchronize({ full: false });
    const { items } = await service.searchUpdates({ limit: 1 });
    await service.getContent({ ids: items.map(({ updateId }) => updateId) });
    await service.exportCatalog({ file: file('whole'), content: true });
    await source.serve(1);
    await service.synchronize({ full: false });
    await service.exportCatalog({ file: file('increment'), content: true, since: 'last' });
    await source.serve(2);
    await service.synchronize({ full: false });
    await service.exportPackage({ file: file('cabinet') });
    const [key] = await service.keys();
    await writeFile(file('key'), key?.text ?? '');
  } finally {
    await app.close();
    await source.close();
  }
}

/** The line by which importers come to trust the packages. */
export function keyOf(folder: string): Promise<string> {
  return readFile(path.join(folder, packageNames.key), 'utf8');
}
