import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { BlockingService } from '../blockingService.ts';
import { oneName } from '../nameTest.ts';
import { notesOfEach } from '../notes.ts';
import { matching, wordsOf } from './softwareUpdate.ts';

/** Ids of the updates that -SoftwareUpdate, -SoftwareUpdateId and -SoftwareUpdateName mean. Throws `notFound` for a name of none. */
export function updateIdsOf(runtime: CommandRuntime, service: BlockingService): readonly string[] {
  return [
    ...(runtime.strings('SoftwareUpdateId') ?? []),
    ...idsOfNames(runtime, service, runtime.strings('SoftwareUpdateName') ?? []),
    ...notesOfEach(runtime.value('SoftwareUpdate'), 'CI_UniqueID'),
  ];
}

/** Ids of the updates with these titles, which may have wildcards. Throws `notFound` for one of none. */
export function idsOfNames(
  runtime: CommandRuntime,
  service: BlockingService,
  names: readonly string[],
): readonly string[] {
  return names.flatMap((name) => {
    const fits = oneName(runtime, name);
    const found = [...matching(service, { text: wordsOf(name) })].filter(({ title }) => fits(title));
    if (found.length === 0) throw new SyncError('notFound', `There is no update "${name}"`);
    return found.map(({ updateId }) => updateId);
  });
}
