import path from 'node:path';
import { type Command, Option } from 'commander';
import type { SiteType } from '../../domain/documents.ts';
import type { SourceRequest } from '../../service/api/hierarchy.ts';
import type { CommandContext } from '../commandContext.ts';
import { sitesText } from '../render/hierarchyText.ts';
import { UsageError } from '../usageError.ts';
import { addSupCommands } from './supCommands.ts';

/** `site`, `sup` and `source`: who synchronizes from whom. */
export function addHierarchyCommands(program: Command, context: CommandContext): void {
  addSiteCommands(program, context);
  addSupCommands(program, context);
  const source = program.command('source');
  source.description('Choose where the top-level site synchronizes from.');
  source
    .command('set')
    .description(
      'Choose microsoft-update, the URL of an upstream server, or none. The next synchronization is full.',
    )
    .argument('<site>', 'code of the top-level site')
    .argument('<source>', 'microsoft-update, http://SERVER:8530, https://SERVER:8531 or none')
    .option('--pin <sha256>', 'SHA-256 of a certificate that must be in the chain of the upstream server')
    .option('--client-certificate <file>', 'PEM certificate to show to the upstream server')
    .option('--client-key <file>', 'its key')
    .option('--secret <secret>', 'what the upstream server was given with: susync downstream allow')
    .addHelpText(
      'after',
      '\nWhat is not given is taken back.\n\nExamples:\n  susync source set CS1 http://wsus01.contoso.com:8530\n' +
        '  susync source set PS1 https://cs1sup.contoso.com:8531 --pin 5A…C3 --secret 6b7c…',
    )
    .action(async (siteCode: string, chosen: string, options: SourceOptions) => {
      const request = { siteCode, source: chosen, ...sourceAccess(options, context.host.currentFolder) };
      const site = await context.withService((service) => service.setSource(request));
      context.result(site, (layout) => sitesText([{ ...site, parent: null }], layout));
    });
}

interface SourceOptions {
  readonly pin?: string;
  readonly clientCertificate?: string;
  readonly clientKey?: string;
  readonly secret?: string;
}

function sourceAccess(
  { pin, clientCertificate, clientKey, secret }: SourceOptions,
  folder: string,
): Omit<SourceRequest, 'siteCode' | 'source'> {
  if ((clientCertificate === undefined) !== (clientKey === undefined))
    throw new UsageError('--client-certificate and --client-key belong together', 'susync source set');
  return {
    ...(pin === undefined ? {} : { pin }),
    ...(secret === undefined ? {} : { secret }),
    ...(clientCertificate === undefined || clientKey === undefined
      ? {}
      : {
          clientCertificate: {
            certificateFile: path.resolve(folder, clientCertificate),
            keyFile: path.resolve(folder, clientKey),
          },
        }),
  };
}

interface AddSiteOptions {
  readonly type: SiteType;
  readonly parent?: string;
  readonly server?: string;
  readonly zone?: string;
}

function addSiteCommands(program: Command, context: CommandContext): void {
  const site = program.command('site');
  site.description('Add, list and remove the sites of the hierarchy.');
  site
    .command('add')
    .description('Add a site: the first one is the top-level site, the others have a parent.')
    .argument('<code>', 'site code: three letters or digits')
    .addOption(
      new Option('--type <type>', 'kind of site')
        .choices(['cas', 'primary', 'secondary'])
        .makeOptionMandatory(),
    )
    .option('--parent <code>', 'site code of the parent')
    .option('--server <name>', 'fully qualified name of the site server')
    .option('--zone <zone>', "IANA time zone of the site server, for its log (default: this machine's)")
    .addHelpText(
      'after',
      '\nExample:\n  susync site add PS1 --type primary --parent CS1 --zone Europe/Berlin',
    )
    .action(async (siteCode: string, { type, parent, server, zone }: AddSiteOptions) => {
      const added = await context.withService((service) =>
        service.addSite({
          ...{ siteCode, type },
          ...(parent === undefined ? {} : { parent }),
          ...(server === undefined ? {} : { siteServer: server }),
          ...(zone === undefined ? {} : { zone }),
        }),
      );
      context.result(added, () => `Added site ${added.siteCode}.\n`);
      context.message(`Next: susync sup add ${added.siteCode} SERVER`);
    });
  site
    .command('list')
    .description('List the sites as a tree.')
    .action(async () => {
      const sites = await context.withService((service) => service.sites());
      context.result(sites, (layout) => sitesText(sites, layout));
    });
  site
    .command('remove')
    .description('Remove a site without child sites, with its software update points, catalogs and log.')
    .argument('<code>', 'site code')
    .action(async (siteCode: string) => {
      await context.withService((service) => service.removeSite({ siteCode }));
      context.result({ removed: siteCode.toUpperCase() }, () => `Removed site ${siteCode.toUpperCase()}.\n`);
    });
}
