import path from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.ts';
import { packageExportText } from '../render/packagesText.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';
import { wholeNumber } from '../values.ts';

interface ExportOptions extends SiteOption {
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly since?: number;
  readonly content?: boolean;
}

/** `export`: packages for servers without a link. */
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
}

/** A path on the machine of the service is not one of this machine. */
function placeOf(file: string, context: CommandContext): string {
  return context.isRemote ? file : path.resolve(context.host.currentFolder, file);
}
