import path from 'node:path';
import type { Command } from 'commander';
import { type NotificationChannel, notificationChannels } from '../../domain/notificationChannel.ts';
import type { CommandContext } from '../commandContext.ts';
import { ExitCode } from '../exitCode.ts';
import {
  alertsText,
  faultsText,
  repairText,
  restoreText,
  sourceTestText,
} from '../render/administrationText.ts';
import { formatBytes } from '../../base/amounts.ts';
import { alertJson, runJson } from '../render/jsonViews.ts';
import { maintenanceRunsText, maintenanceText } from '../render/maintenanceText.ts';
import { reportFailedRuns } from '../reportFailedRuns.ts';
import { ofSite } from '../siteOption.ts';
import { moment } from '../values.ts';

/** `alerts`, `maintenance`, `test-source`, `verify`, `repair`, `backup`. */
export function addAdministrationCommands(program: Command, context: CommandContext): void {
  addAlertCommands(program, context);
  addMaintenanceCommands(program, context);
  program
    .command('test-source')
    .description(
      'Test an upstream server step by step: name, connection, TLS, cookie, configuration, categories.',
    )
    .argument('<url>', 'microsoft-update, http://SERVER:8530 or https://SERVER:8531')
    .action(async (url: string) => {
      const steps = await context.withProgress((service, call) => service.testSource({ url }, call));
      context.result(steps, (layout) => sourceTestText(steps, layout));
      if (steps.some(({ ok }) => !ok)) context.exitCode = ExitCode.failed;
    });
  addStoreCommands(program, context);
}

function addAlertCommands(program: Command, context: CommandContext): void {
  const alerts = program.command('alerts');
  alerts.description('List, postpone and disable alerts; test how they are told.');
  alerts
    .command('list')
    .description('List the alerts, the last changed first.')
    .action(async () => {
      const all = await context.withService((service) => service.alerts());
      context.result(all.map(alertJson), (layout) => alertsText(all, layout));
    });
  alerts
    .command('postpone')
    .description('Keep an alert silent until a time.')
    .argument('<id>', 'id of the alert')
    .requiredOption('--until <time>', 'date or time, UTC: 2026-12-01 or 2026-12-01T08:00Z', moment)
    .action(async (id: string, { until }: { readonly until: string }) => {
      const alert = await context.withService((service) => service.postponeAlert({ id, until }));
      context.result(alertJson(alert), (layout) => alertsText([alert], layout));
    });
  alerts
    .command('disable')
    .description('Keep an alert silent for good.')
    .argument('<id>', 'id of the alert')
    .action(async (id: string) => {
      const alert = await context.withService((service) => service.disableAlert({ id }));
      context.result(alertJson(alert), (layout) => alertsText([alert], layout));
    });
  alerts
    .command('enable')
    .description('Take back that an alert is disabled or postponed.')
    .argument('<id>', 'id of the alert')
    .action(async (id: string) => {
      const alert = await context.withService((service) => service.enableAlert({ id }));
      context.result(alertJson(alert), (layout) => alertsText([alert], layout));
    });
  addAlertTest(alerts, context);
}

function addAlertTest(alerts: Command, context: CommandContext): void {
  alerts
    .command('test')
    .description('Send a test notification by every way that is set up, or by the given ones.')
    .option('--webhook', 'by webhook')
    .option('--mail', 'by mail')
    .option('--command', 'by the notification program')
    .addHelpText('after', '\nThe ways are settings: susync settings show notify')
    .action(async (options: Partial<Record<NotificationChannel, boolean>>) => {
      const channels = notificationChannels.filter((channel) => options[channel] === true);
      const steps = await context.withService((service) => service.testNotifications({ channels }));
      context.result(steps, (layout) => sourceTestText(steps, layout));
      if (steps.some(({ ok }) => !ok)) context.exitCode = ExitCode.failed;
    });
}

function addMaintenanceCommands(program: Command, context: CommandContext): void {
  const maintenance = program.command('maintenance');
  maintenance.description(
    'Decline expired and delete obsolete updates, clean up the site database, give back room; also happens by itself.',
  );
  maintenance
    .command('run')
    .description('Run maintenance now.')
    .option('--site <code>', 'this site only (default: all)')
    .action(async ({ site }: { readonly site?: string }) => {
      const request = { user: context.host.userName, ...ofSite(site) };
      const runs = await context.withRuns((service, signal) => service.runMaintenance(request, { signal }));
      context.result(runs.map(runJson), (layout) => maintenanceRunsText(runs, layout));
      reportFailedRuns(runs, context);
    });
  maintenance
    .command('status')
    .description('Show when maintenance last ran and what it did.')
    .action(async () => {
      const report = await context.withService((service) => service.maintenance());
      context.result(report, (layout) => maintenanceText(report, layout));
    });
}

function addStoreCommands(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .description('Check every file of the data folder; exit code 4 when something is damaged.')
    .action(async () => {
      const faults = await context.withProgress((service, call) => service.verify({}, call));
      context.result(faults, (layout) => faultsText(faults, layout));
      if (faults.length > 0) context.exitCode = ExitCode.verificationFailed;
    });
  program
    .command('repair')
    .description(
      'Mend what verify finds: damaged documents are dropped and fetched again by the next synchronization.',
    )
    .action(async () => {
      const done = await context.uninterrupted(() => context.host.repairDataFolder(context.folder));
      context.result(done, (layout) => repairText(done, layout));
    });
  program
    .command('backup')
    .description('Write a consistent copy of the data folder into one file.')
    .argument('<file>', 'file to write')
    .action(async (file: string) => {
      // A path on the machine of the service is not one of this machine.
      const target = context.isRemote ? file : path.resolve(context.host.currentFolder, file);
      const written = await context.withProgress((service, call) => service.backup({ file: target }, call));
      context.result(written, () => `Wrote ${written.file} (${formatBytes(written.bytes)}).\n`);
    });
  program
    .command('restore')
    .description('Put a backup into the data folder, which must be new or empty.')
    .argument('<file>', 'file that backup wrote')
    .addHelpText('after', '\nExample:\n  susync restore data.tar --data ./restored')
    .action(async (file: string) => {
      const source = path.resolve(context.host.currentFolder, file);
      const { folder, host } = context;
      const missingSecrets = await context.uninterrupted(() => host.restoreDataFolder(source, folder));
      context.result({ folder, missingSecrets }, () => restoreText({ source, folder, missingSecrets }));
    });
}
