import type { Command } from 'commander';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { CommandContext } from '../commandContext.ts';
import { groupJson } from '../render/jsonViews.ts';
import { printable } from '../../base/printable.ts';
import { groupsText } from '../render/updatesText.ts';
import { UsageError } from '../usageError.ts';

/** `group`: software update groups. */
export function addGroupCommands(program: Command, context: CommandContext): void {
  const group = program.command('group');
  group.description(
    'Make and fill software update groups. Updates of a group are not removed when they expire.',
  );
  group
    .command('list')
    .description('List the groups.')
    .action(async () => {
      const groups = await context.withService((service) => service.groups());
      context.result(groups.map(groupJson), (layout) => groupsText(groups, layout));
    });
  group
    .command('create')
    .description('Make an empty group.')
    .argument('<name>', 'name of the group')
    .option('--description <text>', 'what it is for')
    .action(async (name: string, options: { readonly description?: string }) => {
      const made = await context.withService((service) => service.createGroup({ name, ...options }));
      context.result(groupJson(made), () => `Made group ${printable(made.name)}.\n`);
    });
  group
    .command('set')
    .description('Rename or describe a group.')
    .argument('<name>', 'name of the group')
    .option('--name <new>', 'its new name')
    .option('--description <text>', 'what it is for')
    .action(async (name: string, options: { readonly name?: string; readonly description?: string }) => {
      const { name: newName, description } = options;
      if (newName === undefined && description === undefined)
        throw new UsageError('Give --name, --description or both', 'susync group set');
      const changed = await context.withService((service) =>
        service.changeGroup({
          name,
          ...(newName === undefined ? {} : { newName }),
          ...(description === undefined ? {} : { description }),
        }),
      );
      context.result(groupJson(changed), (layout) => groupsText([changed], layout));
    });
  group
    .command('add')
    .description('Add updates to a group.')
    .argument('<name>', 'name of the group')
    .argument('<ids...>', 'ids of updates')
    .action(async (name: string, ids: readonly string[]) => {
      const changed = await context.withService((service) => service.addToGroup({ name, ids }));
      context.result(groupJson(changed), (layout) => groupsText([changed], layout));
    });
  addGroupRemove(group, context);
  group
    .command('show')
    .description('List the updates of a group.')
    .argument('<name>', 'name of the group')
    .action(async (name: string) => {
      const { found, titles } = await context.withService(async (service) => {
        const one = await requireGroup(service, name);
        return { found: one, titles: await titlesOf(service, one.updateIds) };
      });
      const updates = found.updateIds.map((updateId) => ({ updateId, title: titles.get(updateId) ?? null }));
      context.result({ ...groupJson(found), updates }, (layout) => {
        const lines = updates.map(
          ({ updateId, title }) => `${updateId}  ${printable(title ?? '(not here any more)')}\n`,
        );
        return `${groupsText([found], layout)}\n${lines.join('')}`;
      });
    });
}

function addGroupRemove(group: Command, context: CommandContext): void {
  group
    .command('remove')
    .description('Take updates out of a group; without ids, remove the group itself.')
    .argument('<name>', 'name of the group')
    .argument('[ids...]', 'ids of updates')
    .option('--force', 'remove the group although it holds updates')
    .action(async (name: string, ids: readonly string[], { force }: { readonly force?: boolean }) => {
      if (ids.length > 0) {
        const changed = await context.withService((service) => service.removeFromGroup({ name, ids }));
        context.result(groupJson(changed), (layout) => groupsText([changed], layout));
        return;
      }
      await context.withService(async (service) => {
        const { updateIds } = await requireGroup(service, name);
        // An empty variable in a script must not cost a group.
        if (updateIds.length > 0 && force !== true) {
          throw new UsageError(
            `Group ${name} holds ${updateIds.length} updates: name those to take out, or add --force to remove the group`,
            'susync group remove',
          );
        }
        await service.removeGroup({ name });
      });
      context.result({ removed: name }, () => `Removed group ${printable(name)}.\n`);
    });
}

async function requireGroup(service: Pick<SyncService, 'groups'>, name: string) {
  const found = (await service.groups()).find((group) => group.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw new SyncError('notFound', `There is no software update group ${name}`);
  return found;
}

async function titlesOf(
  service: Pick<SyncService, 'update'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const titles = new Map<string, string>();
  for (const id of ids) {
    try {
      titles.set(id, (await service.update({ id })).title);
    } catch (error) {
      if (!(error instanceof SyncError) || error.key !== 'notFound') throw error;
    }
  }
  return titles;
}
