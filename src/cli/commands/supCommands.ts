import path from 'node:path';
import type { Command } from 'commander';
import type { SupListeningRequest, SupView } from '../../service/api/hierarchy.ts';
import type { CommandContext } from '../commandContext.ts';
import { supsText } from '../render/hierarchyText.ts';
import { UsageError } from '../usageError.ts';
import { wholeNumber, yesOrNo } from '../values.ts';

interface ListeningOptions {
  readonly port?: number;
  readonly listen?: string;
  readonly https?: readonly string[];
  readonly contentPort?: boolean;
  readonly publicUrl?: string;
}

/** `sup`: software update points and how they listen. */
export function addSupCommands(program: Command, context: CommandContext): void {
  const sup = program.command('sup');
  sup.description('Add, list and remove software update points. The first one of a site is its source.');
  const add = sup
    .command('add')
    .description('Add a software update point to a site; further ones are replicas of the first.')
    .argument('<site>', 'site code')
    .argument('<server>', 'fully qualified name of the server');
  listeningOptions(add).action(async (siteCode: string, serverName: string, options: ListeningOptions) => {
    const request = { siteCode, serverName, ...listeningRequest(options, context) };
    const added = await context.withService((service) => service.addSup(request));
    context.result(
      added,
      () => `Added software update point ${added.serverName} to site ${added.siteCode}.\n`,
    );
    sayWarnings(added, context);
  });
  const set = sup
    .command('set')
    .description('Change how a software update point listens; a running service takes that over at once.')
    .argument('<site>', 'site code')
    .argument('<server>', 'name of the server')
    .addHelpText(
      'after',
      '\nExamples:\n  susync sup set CS1 cs1sup.contoso.com --listen 0.0.0.0 --https own\n' +
        '  susync sup set CS1 cs1sup.contoso.com --https sup.pem sup.key --port 8531',
    );
  listeningOptions(set).action(async (siteCode: string, serverName: string, options: ListeningOptions) => {
    const change = listeningRequest(options, context);
    if (Object.keys(change).length === 0)
      throw new UsageError(
        'Nothing to change: give --listen, --port, --https, --content-port or --public-url',
        'susync sup set',
      );
    const request = { siteCode, serverName, ...change };
    const changed = await context.withService((service) => service.setSup(request));
    context.result(changed, (layout) => supsText([changed], layout));
    sayWarnings(changed, context);
  });
  sup
    .command('list')
    .description('List the software update points of all sites and how they listen.')
    .action(async () => {
      const sites = await context.withService((service) => service.sites());
      const sups = sites.flatMap((site) => site.sups);
      context.result(sups, (layout) => supsText(sups, layout));
      for (const each of sups) sayWarnings(each, context);
    });
  sup
    .command('remove')
    .description(
      'Remove a software update point with its catalog; the next one becomes the source of the site.',
    )
    .argument('<site>', 'site code')
    .argument('<server>', 'name of the server')
    .option('--new-default <server>', 'which one becomes the source, instead of the next one')
    .action(async (siteCode: string, serverName: string, options: { readonly newDefault?: string }) => {
      await context.withService((service) => service.removeSup({ siteCode, serverName, ...options }));
      context.result(
        { removed: serverName },
        () => `Removed software update point ${serverName} from site ${siteCode.toUpperCase()}.\n`,
      );
    });
}

function listeningOptions(command: Command): Command {
  return command
    .option(
      '--port <n>',
      'port (default: 8530, with HTTPS 8531, for other machines; on loopback chosen once)',
      wholeNumber(1, 65_535),
    )
    .option('--listen <address>', 'IP address to listen on, 0.0.0.0 or :: for all (default: 127.0.0.1)')
    .option(
      '--https <which...>',
      'own (a certificate made here), off, or the PEM files of certificate and key',
    )
    .option(
      '--content-port <on|off>',
      'with HTTPS: plain HTTP for /Content on the port before, where Windows fetches files (default: on)',
      yesOrNo,
    )
    .option('--public-url <url>', 'URL by which other machines reach it, where it is another one; or none');
}

function listeningRequest(
  { https, publicUrl, ...others }: ListeningOptions,
  { host }: CommandContext,
): SupListeningRequest {
  return {
    ...others,
    ...(https === undefined ? {} : { https: httpsRequest(https, host.currentFolder) }),
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl === 'none' ? null : publicUrl }),
  };
}

function httpsRequest(words: readonly string[], folder: string): NonNullable<SupListeningRequest['https']> {
  const [first, second, ...more] = words;
  if (second === undefined && (first === 'own' || first === 'off')) return first;
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError(
      '--https takes own, off, or two PEM files: the certificate with its chain, and the key',
      'susync sup set',
    );
  return { certificateFile: path.resolve(folder, first), keyFile: path.resolve(folder, second) };
}

function sayWarnings({ warnings }: SupView, context: CommandContext): void {
  for (const warning of warnings) context.message(`Warning: ${warning}`);
}
