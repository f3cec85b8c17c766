import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.ts';
import { ExitCode } from '../exitCode.ts';
import { nextPageHint } from '../nextPage.ts';
import { offsetPage } from '../offsetPage.ts';
import { contentText, differencesText, updatesText, updateText } from '../render/updatesText.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';
import { moment, updateIds, wholeNumber, yesOrNo } from '../values.ts';

interface SearchOptions {
  readonly text?: string;
  readonly product?: string;
  readonly classification?: string;
  readonly kb?: string;
  readonly severity?: string;
  readonly releasedSince?: string;
  readonly superseded?: boolean;
  readonly expired?: boolean;
  readonly declined?: boolean;
  readonly group?: string;
  readonly site?: string;
  readonly limit: number;
  readonly after?: string;
}

/** `updates`, `update show|import|decline`, `compare`, `content get`. */
export function addUpdateCommands(program: Command, context: CommandContext): void {
  addSearchCommand(program, context);
  const update = program.command('update');
  update.description('Show, import and decline single updates.');
  update
    .command('show')
    .description('Show everything about an update, or its document as received (--xml).')
    .argument('<id>', 'id of the update')
    .option('--xml', 'print the document')
    .option(...siteOption)
    .action(async (id: string, { xml, site }: SiteOption & { readonly xml?: boolean }) => {
      const request = { id, ...ofSite(site) };
      if (xml === true) {
        const text = await context.withService((service) => service.updateXml(request));
        context.result({ id, xml: text }, () => (text.endsWith('\n') ? text : `${text}\n`));
        return;
      }
      const found = await context.withService((service) => service.update(request));
      context.result(found, (layout) => updateText(found, layout));
    });
  addImportCommand(update.command('import'), context);
  addDeclineCommand(update.command('decline'), context);
  // As a command of its own, too: it is typed often.
  addDeclineCommand(program.command('decline', { hidden: true }), context);
  addCompareCommand(program, context);
  addContentCommands(program, context);
}

function addSearchCommand(program: Command, context: CommandContext): void {
  program
    .command('updates')
    .description('List the updates of a site; all given conditions must hold.')
    .option('--text <words>', 'words of the title, a KB number or an id')
    .option('--product <name>', 'product, by name or id')
    .option('--classification <name>', 'classification, by name or id')
    .option('--kb <number>', 'knowledge base article')
    .option('--severity <severity>', 'Critical, Important, Moderate, Low or None')
    .option('--released-since <date>', 'released at or after this date (UTC)', moment)
    .option('--superseded [yes|no]', 'only superseded ones, or only others', yesOrNo)
    .option('--expired [yes|no]', 'only expired ones, or only others', yesOrNo)
    .option('--declined [yes|no]', 'only declined ones, or only others', yesOrNo)
    .option('--group <name>', 'only those of a software update group')
    .option(...siteOption)
    .option('--limit <n>', 'how many', wholeNumber(1, 10_000), 50)
    .option('--after <page>', 'go on where the page before ended')
    .addHelpText(
      'after',
      '\nExample:\n  susync updates --text "cumulative 22H2" --superseded no --released-since 2026-11-01',
    )
    .action(async ({ site, ...filter }: SearchOptions) => {
      const page = await context.withService((service) =>
        service.searchUpdates({ ...filter, ...ofSite(site) }),
      );
      context.result({ items: page.items, total: page.total, next: page.next ?? null }, (layout) =>
        updatesText(page.items, layout),
      );
      context.message(nextPageHint(page));
    });
}

function addImportCommand(command: Command, context: CommandContext): void {
  command
    .description(
      'Fetch single updates by id from the synchronization source, whatever the subscription says.',
    )
    .argument('<ids...>', 'ids of updates', updateIds)
    .action(async (ids: readonly string[]) => {
      const imported = await context.withProgress((service, call) => service.importUpdates({ ids }, call));
      const found = new Set(imported.map(({ updateId }) => updateId));
      const missing = ids.filter((id) => !found.has(id.trim().toLowerCase()));
      context.result({ imported, missing }, (layout) =>
        imported.length === 0 ? '' : updatesText(imported, layout),
      );
      if (missing.length === 0) return;
      context.message(`The source did not deliver: ${missing.join(', ')}`);
      context.exitCode = ExitCode.failed;
    });
}

function addDeclineCommand(command: Command, context: CommandContext): void {
  command
    .description(
      'Decline an update at the source software update point; replicas follow with their next synchronization.',
    )
    .argument('<id>', 'id of the update')
    .option(...siteOption)
    .action(async (id: string, { site }: SiteOption) => {
      await context.withService((service) => service.declineUpdate({ id, ...ofSite(site) }));
      context.result(
        { declined: id },
        () => `Declined ${id}. Site database and replicas follow with the next synchronization.\n`,
      );
    });
}

interface CompareOptions extends SiteOption {
  readonly limit: number;
  readonly after: number;
}

function addCompareCommand(program: Command, context: CommandContext): void {
  program
    .command('compare')
    .description('Show what changed between two content versions of a site; 0 is the empty one.')
    .argument('<from>', 'content version', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .argument('<to>', 'content version', wholeNumber(0, Number.MAX_SAFE_INTEGER))
    .option(...siteOption)
    .option('--limit <n>', 'how many', wholeNumber(1, 10_000), 50)
    .option('--after <n>', 'go on after so many', wholeNumber(0, Number.MAX_SAFE_INTEGER), 0)
    .action(async (from: number, to: number, { site, limit, after: skip }: CompareOptions) => {
      const page = await context.withService((service) =>
        offsetPage(
          (size, after) =>
            service.compareVersions({
              ...{ from, to, limit: size },
              ...(after === undefined ? {} : { after }),
              ...ofSite(site),
            }),
          { skip, limit },
        ),
      );
      context.result({ items: page.items, next: page.next ?? null }, (layout) =>
        differencesText(page.items, layout),
      );
      context.message(nextPageHint(page));
    });
}

function addContentCommands(program: Command, context: CommandContext): void {
  const content = program.command('content');
  content.description(
    'Download the files of updates. A synchronization brings documents and license terms only.',
  );
  content
    .command('get')
    .description(
      'Download the files of updates and of what they bundle; those that are here are not asked again.',
    )
    .argument('<ids...>', 'ids of updates')
    .action(async (ids: readonly string[]) => {
      const files = await context.withProgress((service, call) => service.getContent({ ids }, call));
      context.result(files, (layout) => contentText(files, layout));
      if (files.some(({ state }) => state === 'failed')) context.exitCode = ExitCode.failed;
    });
}
