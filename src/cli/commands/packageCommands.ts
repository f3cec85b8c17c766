import path from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { CommandContext } from '../commandContext.ts';
import { packageContentsText, packageExportText, packageImportText } from '../render/packagesText.ts';
import { exportedText, importedText, packagesText, wantedText } from '../render/bundleText.ts';
import { ExitCode } from '../exitCode.ts';
import { reportFailedRuns } from '../reportFailedRuns.ts';
import { runJson } from '../render/jsonViews.ts';
import { UsageError } from '../usageError.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';

interface ExportOptions extends SiteOption {
  readonly products?: readonly string[];
  readonly classifications?: readonly string[];
  readonly since?: string;
  readonly content?: boolean;
  readonly chunkSize?: number;
  readonly wanted?: string;
  readonly languages?: readonly string[];
}

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly takeSubscription?: boolean;
  readonly force?: boolean;
}

/** `export`, `import`, `inspect`: packages between servers without a link; the end of a file's name says which kind. */
export function addPackageCommands(program: Command, context: CommandContext): void {
  program
    .command('export')
    .description(
      "Write a site's catalog as a package for servers without a link: .susync for this product, .cab for wsusutil import.",
    )
    .argument('<file>', 'package to write (.susync, .cab)')
    .option(...siteOption)
    .option('--products <names...>', 'only updates of these products')
    .option('--classifications <names...>', 'only updates of these classifications')
    .option(
      '--since <version>',
      'only what changed after this version; last: after the last .susync export',
      version,
    )
    .option('--wanted <file>', '.susync: exactly what a disconnected site wrote with susync wanted')
    .option('--chunk-size <size>', '.susync: largest size of a file, 700M or 4G', size)
    .option(
      '--languages <names...>',
      'update files of these languages alone: en, de; documents keep all of theirs',
    )
    .option('--content', 'with the update files that are here, too; license files always are')
    .addHelpText(
      'after',
      '\nCategories, and what an update needs or bundles, are always part of it. Above what a cabinet holds it becomes\n' +
        'x-1.cab, x-2.cab, …. The files of WsusContent beside it are to be copied first: a list says which.\n' +
        'A .susync package holds its files itself: those of the updates in it, with --since of the changed ones alone.\n' +
        '\nExamples:\n  susync export november.susync --since last\n  susync export for-ds1.susync --wanted wanted.json\n  susync export export.cab --classifications "Security Updates" "Critical Updates"',
    )
    .action(async (file: string, { site, ...options }: ExportOptions) => {
      if (isBundle(file)) {
        await exportBundle(context, placeOf(file, context), { ...options, ...ofSite(site) });
        return;
      }
      const { chunkSize, since, wanted, ...rest } = options;
      if (chunkSize !== undefined || wanted !== undefined || since === 'last')
        throw new UsageError('--chunk-size, --wanted and --since last are for .susync packages');
      const changed = since === undefined ? {} : { since: Number(since) };
      const request = { file: placeOf(file, context), ...rest, ...changed, ...ofSite(site) };
      const exported = await context.withProgress((service, call) => service.exportPackage(request, call));
      context.result(exported, (layout) => packageExportText(exported, layout));
    });
  program
    .command('import')
    .description(
      'Take packages of susync export, or one of wsusutil export, into a top-level site whose source is none.',
    )
    .argument('<files...>', 'packages (.susync, in any order), or one package (.cab)')
    .option('--dry-run', 'only look, and say what would change')
    .option('--take-subscription', ".susync: take over the package's products, classifications and languages")
    .option(
      '--force',
      '.susync: also what is not signed, or by a key that is not trusted here; the log says who wanted it',
    )
    .addHelpText(
      'after',
      '\nAll of it is checked before anything is changed. Files are taken from the package, those of a .cab from\nWsusContent beside it.\n' +
        '\nExample:\n  susync source set CS1 none\n  susync import export.cab --dry-run',
    )
    .action(async (files: readonly string[], options: ImportOptions) => {
      if (files.every(isBundle)) {
        await importBundles(context, files, options);
        return;
      }
      const [file = '', ...others] = files;
      if (others.length > 0 || options.takeSubscription === true || options.force === true)
        throw new UsageError('Several packages, --take-subscription and --force are for .susync packages');
      const { dryRun = false } = options;
      const request = { file: placeOf(file, context), dryRun, user: context.host.userName };
      const imported = await context.withProgress((service, call) => service.importPackage(request, call));
      const json = { ...imported, runs: imported.runs.map(runJson) };
      context.result(json, (layout) => packageImportText(imported, layout));
      reportFailedRuns(imported.runs, context);
    });
  addInspectCommand(program, context);
  addWantedCommand(program, context);
}

function addWantedCommand(program: Command, context: CommandContext): void {
  program
    .command('wanted')
    .description(
      'Write what a disconnected site has and wants, for susync export --wanted where it is connected.',
    )
    .argument('<file>', 'file to write')
    .addHelpText(
      'after',
      '\nIt has products, classifications and languages, the version that is here, and files that are missing. With an own key\n' +
        '(susync key create) it is signed.\n' +
        '\nExample:\n  susync wanted wanted.json',
    )
    .action(async (file: string) => {
      const request = { file: placeOf(file, context) };
      const written = await context.withService((service) => service.writeWantedList(request));
      context.result(written, (layout) => wantedText(written, layout));
    });
}

function addInspectCommand(program: Command, context: CommandContext): void {
  program
    .command('inspect')
    .description(
      'Show what packages hold; of .susync also who signed them, and whether every byte is as their digests promise.',
    )
    .argument('<files...>', 'packages (.susync), or one package (.cab), wsusscn2.cab too')
    .option('--manifest-only', '.susync: only what they say of themselves; the rest is not read')
    .action(async (files: readonly string[], options: { readonly manifestOnly?: boolean }) => {
      const places = files.map((file) => placeOf(file, context));
      if (files.every(isBundle)) {
        const packages = await context.withProgress((service, call) =>
          service.inspectPackages({ files: places, ...options }, call),
        );
        context.result(packages, (layout) => packagesText(packages, options.manifestOnly !== true, layout));
        return;
      }
      const [file = '', ...others] = places;
      if (others.length > 0 || options.manifestOnly === true)
        throw new UsageError('Several packages, and --manifest-only, are for .susync packages');
      const contents = await context.withProgress((service, call) => service.inspectPackage({ file }, call));
      context.result(contents, (layout) => packageContentsText(contents, layout));
    });
}

async function exportBundle(
  context: CommandContext,
  file: string,
  { wanted, ...options }: Omit<ExportOptions, 'site'> & { readonly siteCode?: string },
): Promise<void> {
  const { products, classifications, since, languages } = options;
  const choices = [products, classifications, since, languages];
  if (wanted !== undefined && choices.some((choice) => choice !== undefined))
    throw new UsageError('--wanted says itself which updates, of which languages, and since when');
  const request = {
    ...{ file, ...options },
    ...(wanted === undefined ? {} : { wanted: placeOf(wanted, context) }),
  };
  const written = await context.withProgress((service, call) => service.exportCatalog(request, call));
  context.result(written, (layout) => exportedText(written, layout));
}

async function importBundles(
  context: CommandContext,
  files: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const places = files.map((file) => placeOf(file, context));
  const request = { files: places, ...options, user: context.host.userName };
  const done = await context.withProgress((service, call) => service.importCatalog(request, call));
  context.result({ ...done, runs: done.runs.map(runJson) }, (layout) => importedText(done, layout));
  if (done.findings.some(({ severity }) => severity === 'blocking')) context.exitCode = ExitCode.failed;
  reportFailedRuns(done.runs, context);
}

function isBundle(file: string): boolean {
  return path.extname(file).toLowerCase() === '.susync';
}

function version(text: string): string {
  if (/^(?:last|0|[1-9]\d{0,14})$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a whole number, or last.');
}

const units = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 } as const;

function size(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,9})([KMG]?)(?:i?B)?$/i.exec(text) ?? [];
  const known = Object.entries(units).find(([letter]) => letter === unit.toUpperCase());
  if (digits !== '' && known !== undefined) return Number(digits) * known[1];
  throw new InvalidArgumentError('It must be a number of bytes, or one with K, M or G.');
}

/** A path on the machine of the service is not one of this machine. */
function placeOf(file: string, context: CommandContext): string {
  return context.isRemote ? file : path.resolve(context.host.currentFolder, file);
}
