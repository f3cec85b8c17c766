import type { Application } from '../../app/application.ts';
import { exportPackage } from '../../app/packages/exportPackage.ts';
import type { CategoryDocument } from '../../domain/documents.ts';
import { allCategories, categoryId } from '../../engine/administration/categories.ts';
import { requireSite, rootSite } from '../../engine/administration/siteAdministration.ts';
import type { PackageOperations } from '../api/packages.ts';
import { requireFolderOf } from './requireFolderOf.ts';

/** Packages of `wsusutil export`, on an open data folder. */
export function packagesHost({ ports }: Application): PackageOperations {
  const { store } = ports;
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
  };
}
