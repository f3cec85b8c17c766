import path from 'node:path';
import type { Command } from 'commander';
import { formatBytes } from '../../base/amounts.ts';
import type { RunDocument } from '../../domain/documents.ts';
import type { StartedSynchronization, SupStatusView } from '../../service/api/synchronization.ts';
import { logsFolder, ObservedLogs } from '../../service/observedLogs.ts';
import type { CommandContext } from '../commandContext.ts';
import { findRun } from '../findRun.ts';
import { nextPageHint } from '../nextPage.ts';
import { runJson, statusJson } from '../render/jsonViews.ts';
import type { Layout } from '../render/layout.ts';
import { countsText, runsText, runText } from '../render/runsText.ts';
import { statusTable, statusText } from '../render/statusText.ts';
import { observedJson, observedText } from '../render/observedText.ts';
import { reportFailedRuns } from '../reportFailedRuns.ts';
import { statusDisplay, watchStatus } from '../statusWatch.ts';
import { ofSite, siteOption, type SiteOption } from '../siteOption.ts';
import { UsageError } from '../usageError.ts';
import { wholeNumber } from '../values.ts';

interface SyncOptions extends SiteOption {
  readonly full?: boolean;
  readonly acceptLosses?: boolean;
  readonly wait: boolean;
}

/** `sync`, `status`, `runs`: starting and watching synchronizations. */
export function addSynchronizationCommands(program: Command, context: CommandContext): void {
  program
    .command('sync')
    .description('Synchronize the hierarchy, or a site and those below it; ends when all are done.')
    .option(...siteOption)
    .option('--full', 'compare everything, and list all ids again to find what is no longer offered')
    .option('--accept-losses', 'apply a listing even if it lost more updates than the setting allows')
    .option('--no-wait', 'only start it; the service goes on')
    .action(async ({ site, full = false, acceptLosses = false, wait }: SyncOptions) => {
      const request = { full, acceptLosses, user: context.host.userName, ...ofSite(site) };
      if (!wait) {
        const started = await context.withLasting((service) => service.startSynchronization(request));
        context.result(started, () => startedText(started));
        return;
      }
      const { runs, disposition, status } = await context.withRuns(async (service) => {
        const result = await service.synchronize(request);
        return { ...result, status: await service.status() };
      });
      const error = runs.find((run) => run.error !== undefined)?.error;
      context.result(
        {
          disposition,
          ...(error === undefined ? {} : { error }),
          status: status.map(statusJson),
          runs: runs.map(runJson),
        },
        (layout) => outcomeText(status, runs, layout),
      );
      reportFailedRuns(runs, context);
    });
  program
    .command('status')
    .description(
      'Show the state of every software update point; --json has the properties of SMS_SUPSyncStatus.',
    )
    .option('--watch', 'go on showing what changes, until Ctrl+C; with --json a line a change')
    .action(async ({ watch = false }: { readonly watch?: boolean }) => {
      if (watch) {
        const { clock } = context.host;
        await context.follow((service, signal) =>
          watchStatus(service, statusDisplay(context), { clock, signal }),
        );
        return;
      }
      const rows = await context.withService((service) => service.status());
      context.result(rows.map(statusJson), (layout) => statusText(rows, layout));
    });
  addRunsCommand(program, context);
}

/** What became of a request, how to watch it and how to stop it. */
function startedText({ siteCode, disposition }: StartedSynchronization): string {
  const what = {
    started: 'started',
    joined: 'is part of the one under way',
    queued: 'follows the one under way',
  }[disposition];
  return `Synchronization of ${siteCode} ${what}.\nWatch it: susync status --watch\nStop it:  susync stop\n`;
}

/** The state of all software update points, and what each site's run changed. */
export function outcomeText(
  status: readonly SupStatusView[],
  runs: readonly RunDocument[],
  layout: Layout,
): string {
  // What failed is told below, by its error.
  const table = status.length === 0 ? statusText(status, layout) : statusTable(status, layout);
  return `${table}\n${countsText(runs, layout)}`;
}

interface RunsOptions extends SiteOption {
  readonly observe?: string;
  readonly limit: number;
  readonly after?: string;
}

function addRunsCommand(program: Command, context: CommandContext): void {
  program
    .command('runs')
    .description('List the last synchronizations, or show one with its steps.')
    .argument('[id]', 'id of a run, or its end as listed')
    .option('--site <code>', 'runs of this site only')
    .option('--limit <n>', 'how many', wholeNumber(1, 10_000), 20)
    .option('--after <id>', 'go on after this run')
    .option(
      '--observe <folder>',
      'runs that the wsyncmgr.log and .lo_ of a site server tell of: its Logs folder',
    )
    .action(async (id: string | undefined, { site, limit, after, observe }: RunsOptions) => {
      if (observe !== undefined) {
        if (id !== undefined || after !== undefined)
          throw new UsageError('--observe takes neither an id nor --after: logs have no ids', 'susync runs');
        await showObserved(context, path.resolve(context.host.currentFolder, observe), {
          limit,
          ...ofSite(site),
        });
        return;
      }
      if (id !== undefined) {
        const run = await context.withService((service) => findRun(service, id));
        context.result(runJson(run), (layout) => runText(run, layout));
        return;
      }
      const page = await context.withService((service) =>
        service.runs({ limit, ...ofSite(site), ...(after === undefined ? {} : { after }) }),
      );
      context.result(page.items.map(runJson), (layout) =>
        page.items.length === 0
          ? 'Nothing was synchronized yet. Start with: susync sync\n'
          : runsText(page.items, layout),
      );
      context.message(nextPageHint(page));
    });
}

async function showObserved(
  context: CommandContext,
  folder: string,
  { siteCode, limit }: { readonly siteCode?: string; readonly limit: number },
): Promise<void> {
  const { runs, skippedBytes } = await new ObservedLogs(await logsFolder(folder)).read();
  const shown = runs.filter((run) => siteCode === undefined || run.siteCode === siteCode).slice(0, limit);
  context.result(observedJson({ runs: shown }), (layout) => observedText(shown, layout));
  if (skippedBytes > 0)
    context.message(`${formatBytes(skippedBytes)} at the beginning of the logs were not read`);
}
