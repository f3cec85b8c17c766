import path from 'node:path';
import type { Command } from 'commander';
import type { CommandContext } from '../commandContext.ts';
import type { ServeRequest } from '../host.ts';
import { Interruption, untilAborted } from '../interruption.ts';
import { UsageError } from '../usageError.ts';
import { wholeNumber } from '../values.ts';

interface ServeOptions {
  readonly package?: string;
  readonly sample?: boolean;
  readonly updates?: number;
  readonly port: number;
  readonly prebuild?: boolean;
}

/** `upstream serve`: an update service over an export package or the sample catalog. */
export function addUpstreamCommands(program: Command, context: CommandContext): void {
  const upstream = program.command('upstream');
  upstream.description('Serve updates to downstream servers without a hierarchy.');
  upstream
    .command('serve')
    .description('Serve an export package (wsusutil export) or the sample catalog until Ctrl+C.')
    .option('--package <file>', 'export package (.cab)')
    .option('--sample', 'the sample catalog')
    .option('--updates <n>', 'size of the sample catalog (default: 2000)', wholeNumber(100, 1_000_000))
    .option('--port <n>', 'port to listen on (default: any free one)', wholeNumber(0, 65_535), 0)
    .option('--prebuild', 'generate the whole sample catalog before listening, for measurements')
    .addHelpText('after', '\nExample:\n  susync upstream serve --package WSUS.cab --port 8530')
    .action(async (options: ServeOptions) => {
      const source = sourceOf(options, context.host.currentFolder);
      const interruption = new Interruption(context.host, () => {
        context.message('Stopping. Press Ctrl+C again to leave at once.');
      });
      const { signal } = interruption;
      try {
        const request: ServeRequest = { source, folder: context.folder, port: options.port };
        const served = await untilAborted(context.host.serveUpstream(request), signal);
        const { url, summary } = served;
        context.result({ url, summary }, () => `Listening on ${url}\n`);
        context.message(summary);
        await aborted(signal);
        await served.close();
      } finally {
        interruption.dispose();
      }
    });
}

/** What the options ask to be served. */
export function sourceOf(options: ServeOptions, currentFolder: string): ServeRequest['source'] {
  const { package: file, sample, updates = 2000, prebuild = false } = options;
  const command = 'susync upstream serve';
  if ((file === undefined) === (sample !== true))
    throw new UsageError('Give either --package FILE or --sample', command);
  if (file === undefined) return { kind: 'sample', updates, prebuild };
  if (options.updates !== undefined || prebuild)
    throw new UsageError('--updates and --prebuild go with --sample', command);
  return { kind: 'package', file: path.resolve(currentFolder, file) };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener(
        'abort',
        () => {
          resolve();
        },
        { once: true },
      );
  });
}
