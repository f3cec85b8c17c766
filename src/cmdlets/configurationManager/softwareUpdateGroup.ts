import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { nameTest } from '../nameTest.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';
import { configurationManager } from './module.ts';
import { updateIdsOf } from './updateIds.ts';

const groupClass = 'IResultObject#SMS_AuthorizationList';
const updates = {
  SoftwareUpdate: { aliases: ['SoftwareUpdates'], pipeline: 'value' },
  SoftwareUpdateId: { aliases: ['SoftwareUpdateIds'] },
  SoftwareUpdateName: { aliases: ['SoftwareUpdateNames'] },
} as const;

/** Get-CMSoftwareUpdateGroup. */
export function getSoftwareUpdateGroup({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdateGroup',
    module: configurationManager,
    syntax: '[[-Name] <String>]',
    parameters: { Name: { aliases: ['LocalizedDisplayName'] } },
    outputs: [groupClass],
    process: (runtime) => {
      const byName = nameTest(runtime, 'Name');
      for (const group of service.groups()) if (byName(group.name)) runtime.write(groupObject(group));
    },
  });
}

/** New-CMSoftwareUpdateGroup. */
export function newSoftwareUpdateGroup({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'New-CMSoftwareUpdateGroup',
    module: configurationManager,
    syntax:
      '-Name <String> [-Description <String>] [-SoftwareUpdate <PSObject[]>] [-SoftwareUpdateId <String[]>] [-SoftwareUpdateName <String[]>] [-WhatIf] [-Confirm]',
    parameters: {
      ...updates,
      SoftwareUpdate: { aliases: ['SoftwareUpdates', 'InputObject'] },
      SoftwareUpdateId: { aliases: ['SoftwareUpdateIds', 'UpdateId'] },
      Name: { aliases: ['LocalizedDisplayName'] },
      Description: { aliases: ['LocalizedDescription'] },
    },
    outputs: [groupClass],
    process: (runtime) => {
      const name = runtime.string('Name') ?? '';
      const description = runtime.string('Description');
      if (!runtime.shouldProcess(name, 'Create software update group')) return;
      const ids = updateIdsOf(runtime, service);
      const created = service.createGroup({ name, ...(description === undefined ? {} : { description }) });
      runtime.write(groupObject(ids.length === 0 ? created : service.addToGroup({ name, ids })));
    },
  });
}

/** Add-CMSoftwareUpdateToGroup. */
export function addSoftwareUpdateToGroup({ service }: CmdletDoor): Cmdlet {
  return membership('Add-CMSoftwareUpdateToGroup', service, (name, ids) => service.addToGroup({ name, ids }));
}

/** Remove-CMSoftwareUpdateFromGroup. */
export function removeSoftwareUpdateFromGroup({ service }: CmdletDoor): Cmdlet {
  return membership('Remove-CMSoftwareUpdateFromGroup', service, (name, ids) =>
    service.removeFromGroup({ name, ids }),
  );
}

/** Remove-CMSoftwareUpdateGroup: asks unless -Force is given. */
export function removeSoftwareUpdateGroup({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Remove-CMSoftwareUpdateGroup',
    module: configurationManager,
    syntax: {
      SearchByNameMandatory: '[-Name] <String> [-Force] [-WhatIf] [-Confirm]',
      SearchByValueMandatory: '-InputObject <PSObject> [-Force] [-WhatIf] [-Confirm]',
    },
    parameters: {
      InputObject: { pipeline: 'value' },
      Name: { aliases: ['LocalizedDisplayName'] },
    },
    confirmImpact: 'High',
    process: (runtime) => {
      const name = groupName(runtime, 'InputObject', 'Name');
      if (!runtime.flag('Force') && !runtime.shouldProcess(name, 'Remove software update group')) return;
      service.removeGroup({ name });
    },
  });
}

function membership(
  name: string,
  service: BlockingService,
  change: (group: string, ids: readonly string[]) => UpdateGroupDocument,
): Cmdlet {
  const groups = {
    Name: '-SoftwareUpdateGroupName <String>',
    Object: '-SoftwareUpdateGroup <PSObject>',
  };
  const members = {
    ById: '-SoftwareUpdateId <String[]>',
    ByName: '-SoftwareUpdateName <String[]>',
    ByObject: '-SoftwareUpdate <PSObject[]>',
  };
  const syntax = Object.fromEntries(
    Object.entries(members).flatMap(([by, member]) =>
      Object.entries(groups).map(([to, group]) => [
        `${by}_${to}`,
        `${group} ${member} [-Force] [-WhatIf] [-Confirm]`,
      ]),
    ),
  );
  return domainCmdlet({
    ...{ name, module: configurationManager, syntax },
    defaultSet: 'ById_Name',
    parameters: { ...updates, SoftwareUpdateGroupName: { aliases: ['SoftwareUpdateGroupId'] } },
    process: (runtime) => {
      const group = groupName(runtime, 'SoftwareUpdateGroup', 'SoftwareUpdateGroupName');
      const ids = updateIdsOf(runtime, service);
      if (ids.length > 0 && runtime.shouldProcess(group, `${name} (${ids.length} updates)`))
        change(group, ids);
    },
  });
}

function groupName(runtime: CommandRuntime, object: string, name: string): string {
  return notesOf(runtime.value(object)).text('LocalizedDisplayName') ?? runtime.string(name) ?? '';
}

function groupObject(group: UpdateGroupDocument): CustomObject {
  return resultObject('SMS_AuthorizationList', {
    LocalizedDisplayName: group.name,
    LocalizedDescription: group.description,
    NumberOfUpdates: group.updateIds.length,
    Updates: texts(group.updateIds),
    CI_ID: group.name,
  });
}
