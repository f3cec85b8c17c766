import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { notesOfEach } from '../notes.ts';
import { chosenGroups, groupObject } from './groupChoice.ts';
import { configurationManager } from './module.ts';
import { matching } from './softwareUpdate.ts';

const options =
  '[-AddSoftwareUpdate <PSObject[]>] [-ClearExpiredSoftwareUpdate] [-ClearSoftwareUpdate] [-ClearSupersededSoftwareUpdate] [-Description <String>] [-NewName <String>] [-PassThru] [-RemoveSoftwareUpdate <PSObject[]>] [-WhatIf] [-Confirm]';

/** Set-CMSoftwareUpdateGroup: renames and describes a group, adds updates and takes them out, also all expired or superseded ones. */
export function setSoftwareUpdateGroup({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Set-CMSoftwareUpdateGroup',
    module: configurationManager,
    syntax: {
      SetById: `-Id <String> ${options}`,
      SetByValueMandatory: `-InputObject <PSObject> ${options}`,
      SetByName: `-Name <String> ${options}`,
    },
    parameters: {
      AddSoftwareUpdate: { aliases: ['AddSoftwareUpdates'] },
      Description: { aliases: ['LocalizedDescription'], allow: ['emptyString'] },
      Id: { aliases: ['CIId', 'CI_ID'] },
      InputObject: { aliases: ['SoftwareUpdateGroup'], pipeline: 'value' },
      Name: { aliases: ['LocalizedDisplayName'] },
      RemoveSoftwareUpdate: { aliases: ['RemoveSoftwareUpdates'] },
    },
    process: (runtime) => {
      for (const group of chosenGroups(runtime, service, 'InputObject')) {
        if (!runtime.shouldProcess(group.name, 'Set software update group')) continue;
        const changed = change(runtime, service, group);
        if (runtime.flag('PassThru')) runtime.write(groupObject(changed, service));
      }
    },
  });
}

function change(
  runtime: CommandRuntime,
  service: BlockingService,
  group: UpdateGroupDocument,
): UpdateGroupDocument {
  const { name } = group;
  const gone = [
    ...(runtime.flag('ClearSoftwareUpdate') ? group.updateIds : []),
    ...idsWith(service, name, { expired: true }, runtime.flag('ClearExpiredSoftwareUpdate')),
    ...idsWith(service, name, { superseded: true }, runtime.flag('ClearSupersededSoftwareUpdate')),
    ...notesOfEach(runtime.value('RemoveSoftwareUpdate'), 'CI_UniqueID'),
  ];
  const added = notesOfEach(runtime.value('AddSoftwareUpdate'), 'CI_UniqueID');
  let changed = group;
  if (gone.length > 0) changed = service.removeFromGroup({ name, ids: gone });
  if (added.length > 0) changed = service.addToGroup({ name, ids: added });
  const [newName, description] = [runtime.string('NewName'), runtime.string('Description')];
  if (newName === undefined && description === undefined) return changed;
  return service.changeGroup({
    name,
    ...(newName === undefined ? {} : { newName }),
    ...(description === undefined ? {} : { description }),
  });
}

function idsWith(
  service: BlockingService,
  group: string,
  condition: { readonly expired?: boolean; readonly superseded?: boolean },
  isWanted: boolean,
): readonly string[] {
  return isWanted ? [...matching(service, { group, ...condition })].map(({ updateId }) => updateId) : [];
}
