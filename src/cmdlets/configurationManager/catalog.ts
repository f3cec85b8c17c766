import path from 'node:path';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet, progressOf } from '../domainCmdlet.ts';
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
      '[-Path] <String> [-SiteCode <String>] [-Product <String[]>] [-UpdateClassification <String[]>] [-Since <String>] [-IncludeContent] [-WantedList <String>] [-ChunkSize <Int64>] [-PassThru] [-WhatIf] [-Confirm]',
    parameters: { Path: { aliases: ['FilePath'] } },
    outputs: ['IResultObject#SoftwareUpdateCatalogPackage'],
    process: (runtime) => {
      const file = absolute(runtime, runtime.string('Path') ?? '');
      if (!runtime.shouldProcess(file, 'Export software update catalog')) return;
      const progress = progressOf(runtime, 'Exporting the catalog');
      const filters = filtersOf(runtime);
      try {
        if (isCabinet(file)) {
          const since = runtime.string('Since');
          if (since !== undefined && !/^\d+$/.test(since))
            throw new SyncError('invalidRequest', '-Since of a .cab is the number of a content version');
          const exported = service.exportPackage(
            { file, ...filters, ...(since === undefined ? {} : { since: Number(since) }) },
            progress.heard,
          );
          if (runtime.flag('PassThru'))
            for (const written of exported.packages)
              runtime.write(resultObject('SoftwareUpdateCatalogPackage', { Path: written.file }));
          return;
        }
        const [since, wanted, chunkSize] = [
          runtime.string('Since'),
          runtime.string('WantedList'),
          runtime.value('ChunkSize'),
        ];
        const exported = service.exportCatalog(
          {
            ...{ file, ...filters },
            ...(since === undefined ? {} : { since }),
            ...(wanted === undefined ? {} : { wanted: absolute(runtime, wanted) }),
            ...(typeof chunkSize === 'bigint' ? { chunkSize: Number(chunkSize) } : {}),
          },
          progress.heard,
        );
        for (const { text } of exported.findings) runtime.writeWarning(text);
        if (exported.missing.length > 0)
          runtime.writeWarning(`${exported.missing.length} files that belong to the updates are not here`);
        if (runtime.flag('PassThru'))
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
      } finally {
        progress.end();
      }
    },
  });
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
      const files = (runtime.strings('Path') ?? []).map((file) => absolute(runtime, file));
      const dryRun = !runtime.shouldProcess(files.join(', '), 'Import software update catalog');
      const progress = progressOf(runtime, dryRun ? 'Checking the packages' : 'Importing the catalog');
      try {
        const cabinets = files.filter(isCabinet);
        for (const file of cabinets) {
          const { counts, warnings } = service.importPackage({ file, dryRun, user }, progress.heard);
          for (const text of warnings) runtime.writeWarning(text);
          if (dryRun || runtime.flag('PassThru'))
            runtime.write(importObject(file, dryRun ? 'wouldApply' : 'applied', counts));
        }
        const bundles = files.filter((file) => !isCabinet(file));
        if (bundles.length === 0) return;
        const imported = service.importCatalog(
          {
            files: bundles,
            dryRun,
            user,
            takeSubscription: runtime.flag('TakeSubscription'),
            force: runtime.flag('Force'),
          },
          progress.heard,
        );
        for (const { severity, text, remedy } of imported.findings)
          if (severity === 'information') runtime.writeVerbose(text);
          else runtime.writeWarning(remedy === null ? text : `${text}. ${remedy}`);
        if (dryRun || runtime.flag('PassThru'))
          for (const {
            package: { name },
            verdict,
            counts,
          } of imported.packages)
            runtime.write(importObject(name, verdict, counts));
      } finally {
        progress.end();
      }
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
      let after: string | undefined;
      for (;;) {
        const page = service.compareVersions({ ...request, ...(after === undefined ? {} : { after }) });
        for (const { kind, updateId, title, before, after: later } of page.items)
          runtime.write(
            resultObject('SoftwareUpdateCatalogDifference', {
              ...{ Kind: kind, LocalizedDisplayName: title, CI_UniqueID: updateId },
              ...{ FromRevision: before?.revision ?? null, ToRevision: later?.revision ?? null },
              ...{ FromState: texts(before?.state ?? []), ToState: texts(later?.state ?? []) },
            }),
          );
        if (page.next === undefined) return;
        after = page.next;
      }
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
  readonly content?: boolean;
} {
  const [siteCode, products, classifications] = [
    runtime.string('SiteCode'),
    runtime.strings('Product'),
    runtime.strings('UpdateClassification'),
  ];
  return {
    ...(siteCode === undefined ? {} : { siteCode }),
    ...(products === undefined ? {} : { products }),
    ...(classifications === undefined ? {} : { classifications }),
    ...(runtime.flag('IncludeContent') ? { content: true } : {}),
  };
}

function absolute(runtime: CommandRuntime, file: string): string {
  return path.resolve(runtime.runspace.location, file);
}

function isCabinet(file: string): boolean {
  return /\.(cab|xml\.gz)$/i.test(file);
}
