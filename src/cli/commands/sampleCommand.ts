import type { Command } from 'commander';
import type { RunDocument } from '../../domain/documents.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { CommandContext } from '../commandContext.ts';
import { logPath } from '../logFiles.ts';
import { counted, formatCount } from '../../base/amounts.ts';
import { runJson, statusJson } from '../render/jsonViews.ts';
import { reportFailedRuns } from '../reportFailedRuns.ts';
import { UsageError } from '../usageError.ts';
import { wholeNumber } from '../values.ts';
import { outcomeText } from './synchronizationCommands.ts';

interface SampleOptions {
  readonly updates?: number;
  readonly remove?: boolean;
}

/** `sample`: a hierarchy to look around in. */
export function addSampleCommand(program: Command, context: CommandContext): void {
  program
    .command('sample')
    .description(
      'Make a sample hierarchy and synchronize it; run again, it publishes and synchronizes the next month.',
    )
    .option('--updates <n>', 'size of the sample catalog (default: 2000)', wholeNumber(100, 1_000_000))
    .option('--remove', 'remove the sample hierarchy with everything it brought')
    .addHelpText('after', '\nExample:\n  susync sample --data ./sample --updates 500')
    .action(async ({ updates, remove }: SampleOptions) => {
      if (remove !== true) return synchronizeSample(context, updates);
      if (updates !== undefined)
        throw new UsageError('--updates and --remove exclude each other', 'susync sample');
      await context.withService((service) => service.removeSample());
      context.result({ removed: true }, () => 'Removed the sample hierarchy.\n');
    });
}

async function synchronizeSample(context: CommandContext, updates: number | undefined): Promise<void> {
  const outcome = await context.withRuns(async (service) => {
    const since = context.host.clock.now();
    const published = await service.sample(updates === undefined ? {} : { updates });
    const sites = await service.sites();
    return { ...published, sites, status: await service.status(), runs: await runsSince(service, since) };
  });
  const { sites, status, runs } = outcome;
  if (updates !== undefined && outcome.updates !== updates) {
    context.message(
      `The sample has ${formatCount(outcome.updates)} updates since it was made. For another size, remove it first: susync sample --remove`,
    );
  }
  // Files of another machine are no use here: susync log shows them.
  const logs = context.isRemote ? [] : sites.map(({ siteCode }) => logPath(context.folder, siteCode));
  context.result(
    {
      month: outcome.month,
      updates: outcome.updates,
      status: status.map(statusJson),
      runs: runs.map(runJson),
      logs,
    },
    (layout) =>
      [
        `${sampleText(outcome)}\n\n`,
        outcomeText(status, runs, layout),
        logs.length === 0 ? '' : `\n${logs.length === 1 ? 'Log' : 'Logs'}:\n`,
        ...logs.map((file) => `  ${file}\n`),
      ].join(''),
  );
  reportFailedRuns(runs, context);
}

function sampleText({ month, updates }: { readonly month: number; readonly updates: number }): string {
  const catalog = `Sample catalog of ${counted(updates, 'update')}`;
  return month === 0
    ? `${catalog}, first synchronization.`
    : `${catalog}, month ${formatCount(month)} published.`;
}

/** The runs that began at or after a moment, in the order they began. */
async function runsSince(service: Pick<SyncService, 'runs'>, since: number): Promise<readonly RunDocument[]> {
  const { items } = await service.runs({ limit: 100 });
  return items.filter(({ started }) => started >= since).reverse();
}
