import path from 'node:path';
import { chunksOf } from '../../domain/paging.ts';
import type { ExportableCatalog } from '../../domain/exportableCatalog.ts';
import { isOfLanguages } from '../../domain/fileLanguages.ts';
import { languagesWith } from '../../domain/languages.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { UpdateFile, UpdateHeader } from '../../domain/updateHeader.ts';
import type { SiteDocument } from '../../domain/documents.ts';
import { currentSubscription } from '../../engine/administration/subscriptionChange.ts';
import { requestedLanguages } from '../../engine/exchange/exportLanguages.ts';
import { type ExportSelection, selectExport } from '../../engine/exchange/selectExport.ts';
import type { EnginePorts } from '../../engine/ports.ts';
import { copyList } from '../../protocol/package/copyList.ts';
import { replaceFile } from '../../protocol/package/replaceFile.ts';
import { type AccompanyingFile, writeContent } from '../../protocol/package/writeContent.ts';
import { type WrittenPackage, writePackages } from '../../protocol/package/writePackages.ts';

/** What to export, from which site, into which file. */
export interface PackageExport extends ExportSelection {
  readonly site: SiteDocument;
  /** Absolute path. */
  readonly file: string;
  /** Whether the update files that are here are copied beside the package, too; license files always are. */
  readonly content: boolean;
  /** Short names: update files of these languages alone. */
  readonly languages?: readonly string[];
}

/** What was exported. */
export interface ExportedPackage {
  readonly packages: readonly WrittenPackage[];
  /** Short names of the languages that the packages say they are of. */
  readonly languages: readonly string[];
  readonly warnings: readonly string[];
  /** The list beside the packages of what to copy, and in which order. */
  readonly copyList: string;
  readonly files: readonly AccompanyingFile[];
}

/**
 * Exports a site's published catalog as packages of `wsusutil export`. The files that belong to them are copied beside them before they
 * appear. The same catalog yields the same bytes.
 */
export async function exportPackage(
  { store, content }: Pick<EnginePorts, 'store' | 'content'>,
  { site, file, content: withUpdateFiles, languages: asked, ...selection }: PackageExport,
  call: OperationCall,
): Promise<ExportedPackage> {
  const { signal } = call;
  const { languages: retrieved } = await currentSubscription(store);
  const { languages, findings } = requestedLanguages(retrieved, asked);
  const { sup, generation, catalog, order } = await selectExport(store, site, selection, signal);
  const facts = {
    serverId: sup.serverId,
    created: generation.published,
    languages: languagesWith(languages),
  };
  const wanted = (header: UpdateHeader): boolean =>
    withUpdateFiles && (asked === undefined || isOfLanguages(header, languages));
  const named = await namedFiles(catalog, order, wanted, signal);
  const files = await writeContent(path.dirname(file), named, content, signal);
  const packages = await writePackages(catalog, order, facts, { file }, call);
  const list = path.join(path.dirname(file), `${path.parse(file).name}.copy-this-first.txt`);
  await replaceFile(list, copyList({ packages, files, languages }));
  const warnings = findings.map(({ text }) => text);
  return { packages, languages, warnings, copyList: list, files };
}

const headersAtOnce = 500;

/** Each license file, and the update files of wanted updates, that the order names, once. */
async function namedFiles(
  catalog: ExportableCatalog,
  order: Uint32Array,
  isWanted: (header: UpdateHeader) => boolean,
  signal: AbortSignal | undefined,
): Promise<readonly UpdateFile[]> {
  const files = new Map<string, UpdateFile>();
  for (const chunk of chunksOf([...order], headersAtOnce)) {
    signal?.throwIfAborted();
    for (const header of await catalog.headers(chunk)) {
      for (const file of [...header.eulaFiles, ...(isWanted(header) ? header.files : [])])
        if (!files.has(file.sha1)) files.set(file.sha1, file);
    }
  }
  return [...files.values()];
}
