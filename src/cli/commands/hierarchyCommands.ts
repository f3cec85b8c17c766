import path from 'node:path';
import { type Command, Option } from 'commander';
import type { SiteType } from '../../domain/siteLinkDocument.ts';
import type { SourceRequest } from '../../service/api/hierarchy.ts';
import type { CommandContext } from '../commandContext.ts';
import { linksText, sitesText } from '../render/hierarchyText.ts';
import { UsageError } from '../usageError.ts';
import { wholeNumber } from '../values.ts';
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
  readonly service?: string;
  readonly token?: string;
  readonly pin?: string;
  readonly rateLimit?: number;
}

interface LinkOptions {
  readonly service?: string;
  readonly token?: string;
  readonly rateLimit?: number;
}

/** Tokens in arguments can be read by other users of the machine; in the environment they cannot. */
const tokenVariable = 'SUSYNC_SITE_TOKEN';

function otherService(
  { service: url, token, pin, rateLimit }: AddSiteOptions,
  { host }: CommandContext,
):
  | { readonly url: string; readonly token?: string; readonly pin?: string; readonly rateLimit?: number }
  | undefined {
  if (url === undefined) {
    if (token === undefined && pin === undefined && rateLimit === undefined) return undefined;
    throw new UsageError(
      '--token, --pin and --rate-limit are for sites in another service: give it with --service',
      'susync site add',
    );
  }
  const isUrl = url.includes('://');
  const given = token ?? host.environment[tokenVariable];
  if (isUrl && (given === undefined || given === ''))
    throw new UsageError(
      `The other service asks for a token: give it with --token or in ${tokenVariable}`,
      'susync site add',
    );
  return {
    url: isUrl ? url : path.resolve(host.currentFolder, url),
    ...(isUrl && given !== undefined ? { token: given } : {}),
    ...(pin === undefined ? {} : { pin }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  };
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
    .option(
      '--service <place>',
      'the site lives in another service: susync://HOST:PORT, or the data folder of one on this machine',
    )
    .option('--token <token>', `administrator's token of that service (default: ${tokenVariable})`)
    .option('--pin <sha256>', 'fingerprint of its certificate, where the root is not trusted')
    .option('--rate-limit <kib>', 'KiB a second that change sets to it may take', wholeNumber(1, 10_000_000))
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  susync site add PS1 --type primary --parent CS1 --zone Europe/Berlin\n' +
        '  susync site add PS2 --type primary --parent CS1 --service susync://ps2site.contoso.com:8633',
    )
    .action(async (siteCode: string, options: AddSiteOptions) => {
      const { type, parent, server, zone } = options;
      const other = otherService(options, context);
      const added = await context.withService((service) =>
        service.addSite({
          ...{ siteCode, type },
          ...(parent === undefined ? {} : { parent }),
          ...(server === undefined ? {} : { siteServer: server }),
          ...(zone === undefined ? {} : { zone }),
          ...(other === undefined ? {} : { service: other }),
        }),
      );
      context.result(
        added,
        () =>
          `Added site ${added.siteCode}${other === undefined ? '' : ` in the service at ${other.url}`}.\n`,
      );
      const where = other === undefined ? '' : ', with the data folder of that service';
      context.message(`Next${where}: susync sup add ${added.siteCode} SERVER`);
    });
  site
    .command('link')
    .description('Show the links to sites in other services, or change one.')
    .argument('[code]', 'code of a child site in another service')
    .option('--service <place>', 'where its service is now')
    .option('--token <token>', 'what lets this service in')
    .option(
      '--rate-limit <kib>',
      'KiB a second that change sets may take; 0: no limit',
      wholeNumber(0, 10_000_000),
    )
    .addHelpText('after', '\nExample:\n  susync site link PS2 --rate-limit 512')
    .action(async (siteCode: string | undefined, change: LinkOptions) => {
      const { service: place, token, rateLimit } = change;
      const isChange = Object.keys(change).length > 0;
      if (siteCode === undefined && isChange)
        throw new UsageError('Name the site whose link is to be changed', 'susync site link');
      const links = await context.withService(async (service) => {
        if (siteCode !== undefined && isChange)
          await service.changeLink({
            siteCode,
            ...(place === undefined ? {} : { service: place }),
            ...(token === undefined ? {} : { token }),
            ...(rateLimit === undefined ? {} : { rateLimit }),
          });
        const all = await service.links();
        return all.filter((link) => siteCode === undefined || link.siteCode === siteCode.toUpperCase());
      });
      context.result(links, (layout) => linksText(links, layout));
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
