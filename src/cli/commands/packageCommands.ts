import path from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.ts';
import { packageExportText, packageImportText } from '../render/packagesText.ts';
import { reportFailedRuns } from '../reportFailedRuns.ts';
import { runJson } from '../render/jsonViews.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';
import { wholeNumber } from '../values.ts';

interface ExportOptions extends SiteOption {
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly since?: number;
  readonly content?: boolean;
}

/** `export`, `import`: packages between servers without a link. */
export function addPackageCommands(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description(
      "Write a site's catalog as a package that wsusutil import reads, for servers without a link.",
    )
    .argument('<file>', 'package to write (.cab)')
    .option(...siteOption)
    .option('--products <names...>', 'only updates of these products')
    .option('--classifications <names...>', 'only updates of these classifications')
    .option('--since <version>', 'only what changed after this content version', wholeNumber(0, 1e15))
    .option('--content', 'copy the update files that are here, too; license files always are')
    .addHelpText(
      'after',
      '\nCategories, and what an update needs or bundles, are always part of it. Above what a cabinet holds it becomes\n' +
        'x-1.cab, x-2.cab, …. The files of WsusContent beside it are to be copied first: a list says which.\n' +
        '\nExample:\n  susync export export.cab --classifications "Security Updates" "Critical Updates"',
    )
    .action(async (file: string, { site, ...options }: ExportOptions) => {
      const request = { file: placeOf(file, context), ...options, ...ofSite(site) };
      const exported = await context.withProgress((service, call) => service.exportPackage(request, call));
      context.result(exported, (layout) => packageExportText(exported, layout));
    });
  program
    .command('import')
    .description(
      'Take a package of wsusutil export, or of susync export, into a top-level site whose source is none.',
    )
    .argument('<file>', 'package (.cab)')
    .option('--dry-run', 'only look, and say what would change')
    .addHelpText(
      'after',
      '\nAll of it is checked before anything is changed. License files are taken from the folder WsusContent beside it.\n' +
        '\nExample:\n  susync source set CS1 none\n  susync import export.cab --dry-run',
    )
    .action(async (file: string, { dryRun = false }: { readonly dryRun?: boolean }) => {
      const request = { file: placeOf(file, context), dryRun, user: context.host.userName };
      const imported = await context.withProgress((service, call) => service.importPackage(request, call));
      const json = { ...imported, runs: imported.runs.map(runJson) };
      context.result(json, (layout) => packageImportText(imported, layout));
      reportFailedRuns(imported.runs, context);
    });
}

/** A path on the machine of the service is not one of this machine. */
function placeOf(file: string, context: CommandContext): string {
  return context.isRemote ? file : path.resolve(context.host.currentFolder, file);
}
