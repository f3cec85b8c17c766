import { firstFew } from '../../base/firstFew.ts';
import type { SupDocument } from '../../domain/documents.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { RecordDecoder } from '../../domain/updateRecord.ts';
import { currentSubscription } from '../../engine/administration/subscriptionChange.ts';
import type { ImportCounts } from '../../engine/exchange/importComparison.ts';
import { examineImport, importCatalog } from '../../engine/exchange/importCatalog.ts';
import type { EnginePorts } from '../../engine/ports.ts';
import { contentBeside } from '../../protocol/package/contentBeside.ts';
import type { PackageIndex } from '../../protocol/package/packageIndex.ts';
import { type PackageOrigin, packageOrigin } from './packageOrigin.ts';
import { withPackage } from './withPackage.ts';

/** What to import, into which software update point. */
export interface PackageImport {
  readonly sup: SupDocument;
  /** Absolute path. */
  readonly file: string;
  /** Only look. */
  readonly dryRun: boolean;
}

/** What was found in a package, and what became of it. */
export interface ImportedPackage extends PackageOrigin {
  readonly counts: ImportCounts;
  /** Ids that are needed or bundled and stand neither in the package nor here. */
  readonly missing: readonly string[];
  /** License files that are not here. */
  readonly pendingLicenses: number;
  readonly warnings: readonly string[];
  /** Whether the catalog was changed. */
  readonly hasImported: boolean;
}

/**
 * Imports a package of `wsusutil export`: reads all of it once and checks every document before anything is changed, then a second time to take it
 * in. Rejects naming the place for a package that is damaged, hostile or of another kind; then nothing is visible of it.
 */
export async function importPackage(
  parts: { readonly ports: EnginePorts; readonly decoder: RecordDecoder },
  { sup, file, dryRun }: PackageImport,
  call: OperationCall,
): Promise<ImportedPackage> {
  const { ports } = parts;
  const { languages } = await currentSubscription(ports.store);
  const examined = await withPackage(
    parts,
    { file, languages, text: 'Checking the package' },
    call,
    (opened) => examineImport(ports, { sup, ...opened }),
  );
  const { index, name } = examined;
  const origin = packageOrigin(index);
  const warnings = [...languageWarnings(index, languages), ...missingWarnings(examined.result.missing)];
  if (dryRun) return { ...origin, ...examined.result, pendingLicenses: 0, warnings, hasImported: false };
  const title = `package ${name}${index === undefined ? '' : ` of server ${index.serverId}, created ${index.creationTime}`}`;
  const { result } = await withPackage(parts, { file, languages, text: 'Importing' }, call, (opened) =>
    importCatalog(ports, { sup, title, content: contentBeside(file), ...opened }),
  );
  const { counts, missing, pendingLicenses, hasImported } = result;
  return {
    ...{ ...origin, counts, missing, pendingLicenses: pendingLicenses.length, hasImported },
    warnings: [...warnings, ...result.warnings],
  };
}

/** Both sides have to have the same languages (configmgr-sync.md §8): texts and files of the others are not in the package. */
function languageWarnings(index: PackageIndex | undefined, languages: readonly string[]): readonly string[] {
  if (index === undefined) return [];
  const enabled = new Set(
    index.languages.filter((one) => one.enabled).map(({ shortName }) => shortName.toLowerCase()),
  );
  if (enabled.has('all')) return [];
  const lacking = languages.filter((language) => language !== 'all' && !enabled.has(language.toLowerCase()));
  return lacking.length === 0
    ? []
    : [`Languages selected here were not selected where the package comes from: ${lacking.join(', ')}`];
}

function missingWarnings(missing: readonly string[]): readonly string[] {
  return missing.length === 0
    ? []
    : [
        `${missing.length} that updates of the package need or bundle are neither in it nor here: ${firstFew(missing)}`,
      ];
}
