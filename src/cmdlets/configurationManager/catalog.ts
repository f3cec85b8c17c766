import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet, withProgress } from '../domainCmdlet.ts';
import { everyItem } from '../pages.ts';
import { scriptPath } from '../scriptPath.ts';
import { isWhatIf } from '../whatIf.ts';
import { resultObject } from '../resultObject.ts';
import { texts, whole } from '../values.ts';
import { configurationManager } from './module.ts';

/**
 * Export-CMSoftwareUpdateCatalog: a site's catalog as a package, .susync or .cab by the end of its name. -Since takes a version, or `last` for what
 * came after the last export.
 */
export function exportCatalog({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Export-CMSoftwareUpdateCatalog',
    module: configurationManager,
    syntax:
      '[-Path] <String> [-SiteCode <String>] [-Product <String[]>] [-UpdateClassification <String[]>] [-Language <String[]>] [-Since <String>] [-IncludeContent] [-WantedList <String>] [-ChunkSize <Int64>] [-PassThru] [-WhatIf] [-Confirm]',
    parameters: { Path: { aliases: ['FilePath'] } },
    outputs: ['IResultObject#SoftwareUpdateCatalogPackage'],
    process: (runtime) => {
      const file = scriptPath(runtime.runspace, runtime.string('Path') ?? '');
      if (!runtime.shouldProcess(file, 'Export software update catalog')) return;
      withProgress(runtime, 'Exporting the catalog', (heard) => {
        if (isCabinet(file)) exportCabinet(runtime, service, file, heard);
        else exportBundle(runtime, service, file, heard);
      });
    },
  });
}

type Heard = (progress: unknown) => void;

function exportCabinet(runtime: CommandRuntime, service: BlockingService, file: string, heard: Heard): void {
  const since = runtime.string('Since');
  if (since !== undefined && !/^\d+$/.test(since))
    throw new SyncError('invalidRequest', '-Since of a .cab is the number of a content version');
  const version = since === undefined ? {} : { since: Number(since) };
  const exported = service.exportPackage({ file, ...filtersOf(runtime), ...version }, heard);
  if (runtime.flag('PassThru'))
    for (const written of exported.packages)
      runtime.write(resultObject('SoftwareUpdateCatalogPackage', { Path: written.file }));
}

function exportBundle(runtime: CommandRuntime, service: BlockingService, file: string, heard: Heard): void {
  const [since, wanted, chunkSize] = [
    runtime.string('Since'),
    runtime.string('WantedList'),
    runtime.value('ChunkSize'),
  ];
  const exported = service.exportCatalog(
    {
      ...{ file, ...filtersOf(runtime) },
      ...(since === undefined ? {} : { since }),
      ...(wanted === undefined ? {} : { wanted: scriptPath(runtime.runspace, wanted) }),
      ...(typeof chunkSize === 'bigint' ? { chunkSize: Number(chunkSize) } : {}),
    },
    heard,
  );
  for (const { severity, text } of exported.findings)
    if (severity === 'information') runtime.writeVerbose(text);
    else runtime.writeWarning(text);
  if (exported.missing.length > 0)
    runtime.writeWarning(`${exported.missing.length} files that belong to the updates are not here`);
  if (!runtime.flag('PassThru')) return;
  for (const written of exported.files)
    runtime.write(
      resultObject('SoftwareUpdateCatalogPackage', {
        Path: written.file,
        Length: BigInt(written.bytes),
        SHA256: written.sha256,
        Updates: whole(exported.package.counts.updates),
        Signer: exported.signer.fingerprint,
      }),
    );
}

/** Import-CMSoftwareUpdateCatalog: takes packages over; -WhatIf checks them and tells what would change, and changes nothing. */
export function importCatalog({ service, user }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Import-CMSoftwareUpdateCatalog',
    module: configurationManager,
    syntax: '[-Path] <String[]> [-TakeSubscription] [-Force] [-PassThru] [-WhatIf] [-Confirm]',
    parameters: { Path: { aliases: ['FullName', 'PSPath'], pipeline: 'both' } },
    outputs: ['IResultObject#SoftwareUpdateCatalogImport'],
    confirmImpact: 'Medium',
    process: (runtime) => {
      const files = (runtime.strings('Path') ?? []).map((file) => scriptPath(runtime.runspace, file));
      const dryRun = isWhatIf(runtime);
      if (!runtime.shouldProcess(files.join(', '), 'Import software update catalog') && !dryRun) return;
      const isShown = dryRun || runtime.flag('PassThru');
      withProgress(runtime, dryRun ? 'Checking the packages' : 'Importing the catalog', (heard) => {
        for (const file of files.filter(isCabinet)) {
          const { counts, warnings } = service.importPackage({ file, dryRun, user }, heard);
          for (const text of warnings) runtime.writeWarning(text);
          if (isShown) runtime.write(importObject(file, dryRun ? 'wouldApply' : 'applied', counts));
        }
        const bundles = files.filter((file) => !isCabinet(file));
        if (bundles.length === 0) return;
        const [takeSubscription, force] = [runtime.flag('TakeSubscription'), runtime.flag('Force')];
        const imported = service.importCatalog(
          { files: bundles, dryRun, user, takeSubscription, force },
          heard,
        );
        for (const { severity, text, remedy } of imported.findings)
          if (severity === 'information') runtime.writeVerbose(text);
          else runtime.writeWarning(remedy === null ? text : `${text}. ${remedy}`);
        if (isShown)
          for (const { package: taken, verdict, counts } of imported.packages)
            runtime.write(importObject(taken.name, verdict, counts));
      });
    },
  });
}

/** Compare-CMSoftwareUpdateCatalog: what changed between two content versions of a site. */
export function compareCatalog({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Compare-CMSoftwareUpdateCatalog',
    module: configurationManager,
    syntax: '[-From] <Int32> [-To] <Int32> [-SiteCode <String>]',
    outputs: ['IResultObject#SoftwareUpdateCatalogDifference'],
    process: (runtime) => {
      const siteCode = runtime.string('SiteCode');
      const request = {
        ...(siteCode === undefined ? {} : { siteCode }),
        ...{ from: runtime.integer('From') ?? 0, to: runtime.integer('To') ?? 0, limit: 500 },
      };
      for (const { kind, updateId, title, before, after } of everyItem((place) =>
        service.compareVersions({ ...request, ...place }),
      ))
        runtime.write(
          resultObject('SoftwareUpdateCatalogDifference', {
            ...{ Kind: kind, LocalizedDisplayName: title, CI_UniqueID: updateId },
            ...{ FromRevision: before?.revision ?? null, ToRevision: after?.revision ?? null },
            ...{ FromState: texts(before?.state ?? []), ToState: texts(after?.state ?? []) },
          }),
        );
    },
  });
}

function importObject(name: string, verdict: string, counts: object): ReturnType<typeof resultObject> {
  const entries = Object.entries(counts).flatMap(([key, count]: [string, unknown]) =>
    typeof count === 'number'
      ? [[`${key.charAt(0).toUpperCase()}${key.slice(1)}`, whole(count)] as const]
      : [],
  );
  return resultObject('SoftwareUpdateCatalogImport', {
    Path: name,
    Verdict: verdict,
    ...Object.fromEntries(entries),
  });
}

function filtersOf(runtime: CommandRuntime): {
  readonly siteCode?: string;
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly languages?: readonly string[];
  readonly content?: boolean;
} {
  const [siteCode, products, classifications, languages] = [
    runtime.string('SiteCode'),
    runtime.strings('Product'),
    runtime.strings('UpdateClassification'),
    runtime.strings('Language'),
  ];
  return {
    ...(siteCode === undefined ? {} : { siteCode }),
    ...(products === undefined ? {} : { products }),
    ...(classifications === undefined ? {} : { classifications }),
    ...(languages === undefined ? {} : { languages }),
    ...(runtime.flag('IncludeContent') ? { content: true } : {}),
  };
}

function isCabinet(file: string): boolean {
  return /\.(cab|xml\.gz)$/i.test(file);
}
