import { isFingerprint } from '../../domain/fingerprint.ts';
import { randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandContext } from '../commandContext.ts';
import { admissionText, downstreamsText } from '../render/downstreamText.ts';
import { ofSite, type SiteOption } from '../siteOption.ts';

interface AllowOptions {
  readonly id?: string;
  readonly secret?: string | true;
  readonly certificate?: string;
}

/** `downstream`: servers that synchronize from here. */
export function addDownstreamCommands(program: Command, context: CommandContext): void {
  const downstream = program.command('downstream');
  downstream.description('Show which servers synchronize from here, and say which ones may.');
  downstream
    .command('list')
    .description('List downstream servers with what they did and when.')
    .option('--site <code>', 'only those of this site')
    .action(async ({ site }: SiteOption) => {
      const rows = await context.withService((service) => service.downstreams(ofSite(site)));
      context.result(rows, (layout) => downstreamsText(rows, layout));
    });
  downstream
    .command('admission')
    .description('Show whether any server may synchronize, and which ones are allowed or denied.')
    .action(async () => {
      const admission = await context.withService((service) => service.downstreamAdmission());
      context.result(admission, (layout) => admissionText(admission, layout));
    });
  downstream
    .command('allow')
    .description('Allow a server by the name it gives; from then on only allowed ones may synchronize.')
    .argument('<name>', 'fully qualified name that the server gives as its own')
    .option(
      '--id <guid>',
      'it must give this GUID as well: works for Windows servers; susync downstream list shows it',
    )
    .option(
      '--secret [secret]',
      'it must show this secret, over HTTPS; without one, a secret is made and shown once',
    )
    .option('--certificate <file>', 'it must show this client certificate: a PEM file, or its SHA-256')
    .addHelpText(
      'after',
      '\nA name alone keeps out those who do not know it: the protocol has no proof of it. For any server again:\n' +
        '  susync settings set downstream.admit=any',
    )
    .action(async (name: string, { id, secret, certificate }: AllowOptions) => {
      const made = secret === true ? randomBytes(32).toString('base64url') : secret;
      const request = {
        name,
        ...(id === undefined ? {} : { accountId: id }),
        ...(made === undefined ? {} : { secret: made }),
        ...(certificate === undefined ? {} : { certificate: await fingerprint(certificate, context) }),
      };
      const admission = await context.withService((service) => service.allowDownstream(request));
      const shown = secret === true ? { ...admission, secret: made } : admission;
      context.result(shown, (layout) => admissionText(admission, layout));
      if (secret === true)
        context.message(
          `Secret, shown this once: ${made ?? ''}\nThere: susync source set SITE URL --secret ${made ?? ''}`,
        );
    });
  downstream
    .command('deny')
    .description('Keep a server out by the name it gives, also where any other may synchronize.')
    .argument('<name>', 'name')
    .action(async (name: string) => {
      const admission = await context.withService((service) => service.denyDownstream({ name }));
      context.result(admission, (layout) => admissionText(admission, layout));
    });
  downstream
    .command('remove')
    .description('Take back what was said of a server.')
    .argument('<name>', 'name')
    .action(async (name: string) => {
      const admission = await context.withService((service) => service.removeDownstream({ name }));
      context.result(admission, (layout) => admissionText(admission, layout));
    });
}

async function fingerprint(text: string, { host }: CommandContext): Promise<string> {
  if (isFingerprint(text)) return text;
  try {
    return new X509Certificate(await readFile(path.resolve(host.currentFolder, text))).fingerprint256;
  } catch (cause) {
    throw new SyncError(
      'invalidRequest',
      `${text} is neither a SHA-256 nor a certificate file that can be read`,
      { cause },
    );
  }
}
