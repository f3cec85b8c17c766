import { plainFingerprint } from '../../domain/fingerprint.ts';
import type { Command } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandContext } from '../commandContext.ts';
import type { RunningServiceView, ServiceDoor } from '../host.ts';
import { Interruption, untilAborted } from '../interruption.ts';
import { type ListenOptions, remoteDoorOptions } from '../listenOptions.ts';
import { serviceStateText } from '../render/serviceStateText.ts';
import { gather, wholeNumber } from '../values.ts';

interface ServeOptions extends ListenOptions {
  readonly onDemand?: boolean;
  readonly idle: number;
  readonly metrics?: number | true;
}

const defaultMetricsPort = 8540;

/** `serve`, `stop`, `service`: one process that works in the data folder for all commands. */
export function addServiceCommands(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description(
      'Run the service of the data folder until Ctrl+C: schedules and retries start, and commands use it together.',
    )
    .option('--on-demand', 'end when no command, synchronization, schedule or retry needs it')
    .option(
      '--idle <seconds>',
      'with --on-demand: how long nothing must need it',
      wholeNumber(1, 86_400),
      300,
    )
    .option(
      '--listen <host:port>',
      'let commands on other machines in, by tokens and over TLS; 0.0.0.0 is every address',
    )
    .option('--name <name>', 'a name or address that the own certificate is for; may be repeated', gather)
    .option(
      '--certificate <file>',
      'PEM certificate to show, then those above it (default: an own one is made)',
    )
    .option('--key <file>', 'PEM key of the certificate')
    .option('--no-tls', 'listen without TLS; on 127.0.0.1 or ::1 only')
    .option(
      '--metrics [port]',
      `offer /healthz, /readyz and /metrics (Prometheus) on 127.0.0.1 (default port: ${defaultMetricsPort})`,
      wholeNumber(0, 65_535),
    )
    .addHelpText('after', listenHelp)
    .action(async ({ onDemand = false, idle, metrics, ...listen }: ServeOptions) => {
      const remote = remoteDoorOptions(listen, context.host.currentFolder);
      const interruption = new Interruption(context.host, () => {
        context.message('Stopping. Press Ctrl+C again to leave at once.');
      });
      try {
        const running = await context.serve({
          ...{ onDemand, idleMilliseconds: idle * 1000 },
          ...(remote === undefined ? {} : { remote }),
          ...metricsPort(metrics),
        });
        const { address, metricsUrl } = running;
        context.result(
          { folder: context.folder, address, remote: running.remote, metrics: metricsUrl },
          () => `Serving ${context.folder}\n${listeningText(running.remote)}${metricsText(metricsUrl)}`,
        );
        if (running.notice !== null) context.message(running.notice);
        context.message(`${await reasonOfEnd(running, interruption.signal)}.`);
      } finally {
        interruption.dispose();
      }
    });
  program
    .command('stop')
    .description(
      'Stop the synchronization that the running service has under way; it resumes with the next one.',
    )
    .option('--site <code>', 'stop this site only (default: every site)')
    .action(async ({ site }: { readonly site?: string }) => {
      const stopped = await stopRuns(context, site);
      context.result({ stopped }, () =>
        stopped.length === 0 ? 'Nothing runs.\n' : `Stopping ${stopped.join(', ')}.\n`,
      );
    });
  const service = program.command('service');
  service.description('Look at the running service of the data folder, or end it.');
  service
    .command('status')
    .description('Show the process, its version, since when it runs, and what it does.')
    .action(async () => {
      const state = await withDoor(context, (door) => door.state());
      context.result(state, () => serviceStateText(state));
    });
  service
    .command('stop')
    .description(
      'End the service; what it has under way is stopped cleanly and resumes with the next synchronization.',
    )
    .action(async () => {
      await withDoor(context, (door) => door.finish());
      context.result({ ended: true }, () => 'The service has ended.\n');
    });
}

const listenHelp = `
Example:
  susync serve --listen 0.0.0.0:8633 --name jump01.contoso.com
  susync token create --name desk --scope operate
On the other machine, with the token in SUSYNC_TOKEN or --connect-token-file:
  susync status --connect susync://jump01.contoso.com --connect-pin FINGERPRINT`;

function listeningText(remote: RunningServiceView['remote']): string {
  if (remote === null) return '';
  const { url, fingerprint, authorityFile, validUntil } = remote;
  if (fingerprint === null) return `Listening at ${url}, without TLS\n`;
  return [
    `Listening at ${url}\n`,
    `  SHA-256 for --connect-pin: ${plainFingerprint(fingerprint)}\n`,
    ...(authorityFile === null ? [] : [`  Root for --ca:             ${authorityFile}\n`]),
    ...(validUntil === null ? [] : [`  Certificate is valid:      until ${validUntil.slice(0, 10)}\n`]),
  ].join('');
}

/** Stops the runs of a site or of all; yields their codes. Where no service runs, nothing is to be stopped. */
async function stopRuns(context: CommandContext, site: string | undefined): Promise<readonly string[]> {
  try {
    return await withDoor(context, async ({ service }) => {
      const codes = site === undefined ? (await service.sites()).map(({ siteCode }) => siteCode) : [site];
      const stopped: string[] = [];
      for (const siteCode of codes)
        if (await service.stop({ siteCode, user: context.host.userName }))
          stopped.push(siteCode.toUpperCase());
      return stopped;
    });
  } catch (error) {
    if (error instanceof SyncError && error.key === 'serviceNotRunning') return [];
    throw error;
  }
}

function metricsText(url: string | null): string {
  return url === null ? '' : `Health and metrics at ${url}/healthz, /readyz and /metrics\n`;
}

function metricsPort(metrics: number | true | undefined): { readonly metricsPort?: number } {
  if (metrics === undefined) return {};
  return { metricsPort: metrics === true ? defaultMetricsPort : metrics };
}

/** Ctrl+C ends it cleanly; it may also end for a reason of its own. */
async function reasonOfEnd(running: RunningServiceView, signal: AbortSignal): Promise<string> {
  try {
    return await untilAborted(running.ended, signal);
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    await running.end('Stopped');
    return running.ended;
  }
}

async function withDoor<T>(context: CommandContext, work: (door: ServiceDoor) => Promise<T>): Promise<T> {
  const door = await context.findService();
  try {
    return await work(door);
  } finally {
    await door.close();
  }
}
