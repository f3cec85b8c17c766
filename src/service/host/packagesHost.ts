import type { Application } from '../../app/application.ts';
import path from 'node:path';
import { neverAborted } from '../../base/neverAborted.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { siteSups } from '../../engine/run/siteSups.ts';
import { importPackage } from '../../app/packages/importPackage.ts';
import { synchronizeAfterImport } from './synchronizeAfterImport.ts';
import { exportPackage } from '../../app/packages/exportPackage.ts';
import type { CategoryDocument, SupDocument } from '../../domain/documents.ts';
import { allCategories, categoryId } from '../../engine/administration/categories.ts';
import { requireSite, rootSite, topLevelSite } from '../../engine/administration/siteAdministration.ts';
import type { PackageOperations } from '../api/packages.ts';
import { requireFolderOf } from './requireFolderOf.ts';

/** Packages of `wsusutil export`, on an open data folder. */
export function packagesHost(app: Application): PackageOperations {
  const { ports } = app;
  const { store } = ports;
  let importing = false;
  return {
    exportPackage: async (request, call = {}) => {
      const { file, siteCode, since, content = false } = request;
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
        },
        call,
      );
    },
    importPackage: async ({ file, dryRun = false, user = 'the caller' }, call = {}) => {
      if (!path.isAbsolute(file))
        throw new SyncError('invalidRequest', `${file} is no absolute path on the machine of the service`);
      const sup = await importingSup(ports);
      if (importing && !dryRun) throw new SyncError('busy', 'Another package is being imported');
      importing ||= !dryRun;
      try {
        const imported = await importPackage(app, { sup, file, dryRun }, call);
        const { signal = neverAborted() } = call;
        const runs = dryRun ? [] : await synchronizeAfterImport(app, sup, user, signal);
        return { ...{ file, dryRun }, ...imported, runs };
      } finally {
        if (!dryRun) importing = false;
      }
    },
  };
}

/** The software update point that packages are imported into. Rejects with `invalidRequest` where it has an upstream server. */
async function importingSup({ store }: Application['ports']): Promise<SupDocument> {
  const site = await topLevelSite(store);
  if (site.source?.kind !== 'none')
    throw new SyncError(
      'invalidRequest',
      `Site ${site._id} has ${site.source === undefined ? 'no synchronization source yet' : 'a synchronization source'}. For imports: susync source set ${site._id} none`,
    );
  const [sup] = await siteSups(store, site._id);
  if (sup === undefined)
    throw new SyncError('noSoftwareUpdatePoint', `Site ${site._id} has no software update point`);
  return sup;
}
