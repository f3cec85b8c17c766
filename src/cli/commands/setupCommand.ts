import path from 'node:path';
import type { Command } from 'commander';
import type { AccessScope } from '../../domain/accessScope.ts';
import { defaultSharedFolder } from '../../service/sharedFolder.ts';
import type { CommandContext } from '../commandContext.ts';
import { UsageError } from '../usageError.ts';

interface SetupOptions {
  readonly shared?: string | boolean;
  readonly owner?: string;
  readonly readers?: string;
  readonly operators?: string;
  readonly administrators?: string;
}

/** `setup`: one private data folder a user, or one that the administrators of a machine share. */
export function addSetupCommand(program: Command, context: CommandContext): void {
  program
    .command('setup')
    .description('Show which data folder this user works in; with --shared, have groups of users share one.')
    .option('--shared [dir]', "make or change the machine's shared data folder; needs the rights to do so")
    .option('--readers <group>', 'who may look at everything')
    .option('--operators <group>', 'who may synchronize, stop, import and decline, too')
    .option('--administrators <group>', 'who may change everything, too')
    .option('--owner <account>', 'account that the service works as (default: whose the folder is)')
    .addHelpText(
      'after',
      '\nExample:\n  sudo susync setup --shared --owner susync --readers helpdesk --administrators wsus-admins',
    )
    .action(async ({ shared, ...options }: SetupOptions) => {
      if (shared === undefined || shared === false) {
        if (Object.keys(options).length > 0)
          throw new UsageError('Groups and accounts are given with --shared', 'susync setup');
        showFolder(context);
        return;
      }
      await share(context, shared, options);
    });
}

function showFolder(context: CommandContext): void {
  const { folder, host } = context;
  const role = host.roleIn(folder) ?? null;
  const offered = defaultSharedFolder(host.platform, host.environment);
  context.result({ folder, isShared: role !== null, role }, () =>
    [
      `Data folder: ${folder}\n`,
      role === null
        ? `It is private. Administrators of one machine share one hierarchy in ${offered} with\n  susync setup --shared --readers GROUP --operators GROUP --administrators GROUP\n`
        : `It is shared; you may ${role}.\n`,
    ].join(''),
  );
}

async function share(
  context: CommandContext,
  shared: string | true,
  { owner, readers, operators, administrators }: SetupOptions,
): Promise<void> {
  const { host } = context;
  const groups = {
    ...(readers === undefined ? {} : { read: readers }),
    ...(operators === undefined ? {} : { operate: operators }),
    ...(administrators === undefined ? {} : { administer: administrators }),
  } satisfies Partial<Record<AccessScope, string>>;
  if (Object.keys(groups).length === 0)
    throw new UsageError(
      'A shared data folder needs a group: --readers, --operators or --administrators',
      'susync setup',
    );
  const folder =
    shared === true
      ? defaultSharedFolder(host.platform, host.environment)
      : path.resolve(host.currentFolder, shared);
  await host.setUpShared({ folder, groups, ...(owner === undefined ? {} : { owner }) });
  context.result({ folder, owner: owner ?? null, groups }, () =>
    [
      `${folder} is shared.\n`,
      ...Object.entries(groups).map(([scope, group]) => `  ${scope.padEnd(10)}  ${group}\n`),
      'Start its service, which all of them use, as its owner: susync serve\n',
      shared === true && host.platform !== 'win32'
        ? 'Members of these groups use it without further options.\n'
        : `Members of these groups use it with --data or the environment variable SUSYNC_DATA=${folder}\n`,
    ].join(''),
  );
}
