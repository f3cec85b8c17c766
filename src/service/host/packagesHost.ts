import type { Application } from '../../app/application.ts';
import { inspectPackage } from '../../app/packages/inspectPackage.ts';
import { inspectScanPackage } from '../../app/packages/inspectScanPackage.ts';
import { importPackage } from '../../app/packages/importPackage.ts';
import { synchronizeAfterImport } from './synchronizeAfterImport.ts';
import { exportPackage } from '../../app/packages/exportPackage.ts';
import type { CatalogKey } from '../../domain/catalogRow.ts';
import type { CategoryDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Store } from '../../domain/store.ts';
import { allCategories, categoryId } from '../../engine/administration/categories.ts';
import { requireSite, rootSite } from '../../engine/administration/siteAdministration.ts';
import { disconnectedSite } from '../../engine/exchange/disconnectedSite.ts';
import { sourceSup } from '../../engine/run/sourceSup.ts';
import { supCatalog } from '../../engine/wsus/supCatalog.ts';
import type { PackageOperations } from '../api/packages.ts';
import type { ImportGuard } from './importGuard.ts';
import { requireAbsolutePath } from './requireAbsolutePath.ts';
import { requireFolderOf } from './requireFolderOf.ts';

/** Packages of `wsusutil export`, on an open data folder. */
export function packagesHost(app: Application, imports: ImportGuard): PackageOperations {
  const { ports } = app;
  const { store } = ports;
  return {
    exportPackage: async (request, call = {}) => {
      const { file, siteCode, since, content = false, languages } = request;
      await requireFolderOf(file);
      const site = siteCode === undefined ? await rootSite(store) : await requireSite(store, siteCode);
      const categories = await allCategories(store);
      const ids = (names: readonly string[], type: CategoryDocument['type']): readonly string[] =>
        names.map((name) => categoryId(categories, name, [type]));
      return exportPackage(
        ports,
        {
          ...{ site, file, content },
          ...(request.products === undefined ? {} : { products: ids(request.products, 'Product') }),
          ...(request.classifications === undefined
            ? {}
            : { classifications: ids(request.classifications, 'UpdateClassification') }),
          ...(since === undefined ? {} : { since }),
          ...(languages === undefined ? {} : { languages }),
        },
        call,
      );
    },
    importPackage: ({ file, dryRun = false, user = 'the caller' }, call = {}) =>
      imports.alone({ dryRun }, async () => {
        requireAbsolutePath(file);
        const { sup } = await disconnectedSite(store);
        const { hasImported, ...imported } = await importPackage(app, { sup, file, dryRun }, call);
        const { signal } = call;
        const runs = dryRun ? [] : await synchronizeAfterImport(app, sup, { hasImported, user, signal });
        return { ...{ file, dryRun }, ...imported, runs };
      }),
    inspectPackage: async ({ file }, call = {}) => {
      requireAbsolutePath(file);
      const scanned = await inspectScanPackage(ports, { file, catalog: await topCatalog(store) }, call);
      return { file, ...(scanned ?? (await inspectPackage(app, file, call))) };
    },
  };
}

/** The catalog that packages are compared with; undefined where there is no software update point yet. */
async function topCatalog(store: Store): Promise<CatalogKey | undefined> {
  try {
    return supCatalog((await sourceSup(store, (await rootSite(store))._id))._id);
  } catch (error) {
    // No site, or none with a software update point: what can be said is said without a comparison.
    if (error instanceof SyncError && ['notFound', 'noSoftwareUpdatePoint'].includes(error.key))
      return undefined;
    throw error;
  }
}
