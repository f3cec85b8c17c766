import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { oneName } from '../nameTest.ts';
import type { BlockingService } from '../blockingService.ts';
import { notesOfEach } from '../notes.ts';
import { matching, wordsOf } from './softwareUpdate.ts';

/** Ids of the updates that -SoftwareUpdate, -SoftwareUpdateId and -SoftwareUpdateName mean. Throws `notFound` for a name of none. */
export function updateIdsOf(runtime: CommandRuntime, service: BlockingService): readonly string[] {
  const named = (runtime.strings('SoftwareUpdateName') ?? []).flatMap((name) => {
    const fits = oneName(runtime, name);
    const found = [...matching(service, { text: wordsOf(name) })].filter(({ title }) => fits(title));
    if (found.length === 0) throw new SyncError('notFound', `There is no update "${name}"`);
    return found.map(({ updateId }) => updateId);
  });
  return [
    ...(runtime.strings('SoftwareUpdateId') ?? []),
    ...named,
    ...notesOfEach(runtime.value('SoftwareUpdate'), 'CI_UniqueID'),
  ];
}
