import type { UpdateGroupDocument } from '../../domain/documents.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { nameTest } from '../nameTest.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { isConfirmed } from '../isConfirmed.ts';
import { notesOfEach } from '../notes.ts';
import { chosenGroups, groupClass, groupObject, groupsNamed, idTest } from './groupChoice.ts';
import { configurationManager } from './module.ts';
import { idsOfNames, updateIdsOf } from './updateIds.ts';

const ciId = { aliases: ['CIId', 'CI_ID'] } as const;
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
    syntax: { SearchByName: '[[-Name] <String>]', SearchByIdMandatory: '-Id <String[]>' },
    parameters: { Name: { aliases: ['LocalizedDisplayName'] }, Id: ciId },
    outputs: [groupClass],
    process: (runtime) => {
      const [byName, byId] = [nameTest(runtime, 'Name'), idTest(runtime)];
      for (const group of service.groups())
        if (byName(group.name) && byId(group)) runtime.write(groupObject(group, service));
    },
  });
}

/** New-CMSoftwareUpdateGroup: a group, with the updates that the pipeline brings, too. */
export function newSoftwareUpdateGroup({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'New-CMSoftwareUpdateGroup',
    module: configurationManager,
    syntax:
      '-Name <String> [-Description <String>] [-InputObject <PSObject[]>] [-SoftwareUpdateId <String[]>] [-SoftwareUpdateName <String[]>] [-UpdateId <String[]>] [-WhatIf] [-Confirm]',
    parameters: {
      Description: { aliases: ['LocalizedDescription'] },
      InputObject: { aliases: ['SoftwareUpdates', 'SoftwareUpdate'], pipeline: 'value' },
      Name: { aliases: ['LocalizedDisplayName'] },
      SoftwareUpdateId: { aliases: ['SoftwareUpdateIds'] },
      SoftwareUpdateName: { aliases: ['SoftwareUpdateNames'] },
      UpdateId: { aliases: ['Updates'] },
    },
    outputs: [groupClass],
    invocation: (runtime) => {
      const piped: string[] = [];
      return {
        process: () => {
          piped.push(...notesOfEach(runtime.value('InputObject'), 'CI_UniqueID'));
        },
        end: () => {
          const name = runtime.string('Name') ?? '';
          const description = runtime.string('Description');
          if (!runtime.shouldProcess(name, 'Create software update group')) return;
          const ids = [
            ...piped,
            ...['SoftwareUpdateId', 'UpdateId'].flatMap((parameter) => runtime.strings(parameter) ?? []),
            ...idsOfNames(runtime, service, runtime.strings('SoftwareUpdateName') ?? []),
          ];
          const created = service.createGroup({
            name,
            ...(description === undefined ? {} : { description }),
          });
          const filled = ids.length === 0 ? created : service.addToGroup({ name, ids });
          runtime.write(groupObject(filled, service));
        },
      };
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
      SearchByIdMandatory: '-Id <String[]> [-Force] [-WhatIf] [-Confirm]',
      SearchByValueMandatory: '-InputObject <PSObject> [-Force] [-WhatIf] [-Confirm]',
      SearchByNameMandatory: '[-Name] <String> [-Force] [-WhatIf] [-Confirm]',
    },
    defaultSet: 'SearchByNameMandatory',
    parameters: {
      Id: ciId,
      InputObject: { aliases: ['SoftwareUpdateGroup'], pipeline: 'value' },
      Name: { aliases: ['LocalizedDisplayName'] },
    },
    confirmImpact: 'High',
    process: (runtime) => {
      for (const { name } of chosenGroups(runtime, service, 'InputObject'))
        if (isConfirmed(runtime, name, 'Remove software update group')) service.removeGroup({ name });
    },
  });
}

function membership(
  name: string,
  service: BlockingService,
  change: (group: string, ids: readonly string[]) => UpdateGroupDocument,
): Cmdlet {
  const groups = {
    Id: '-SoftwareUpdateGroupId <String>',
    Object: '-SoftwareUpdateGroup <PSObject>',
    Name: '-SoftwareUpdateGroupName <String>',
  };
  const members = {
    ById: '-SoftwareUpdateId <String[]>',
    ByObject: '-SoftwareUpdate <PSObject[]>',
    ByName: '-SoftwareUpdateName <String[]>',
  };
  const force = name.startsWith('Remove') ? '[-Force] ' : '';
  const syntax = Object.fromEntries(
    Object.entries(members).flatMap(([by, member]) =>
      Object.entries(groups).map(([to, group]) => [
        `${by}_${to}`,
        `${group} ${member} ${force}[-WhatIf] [-Confirm]`,
      ]),
    ),
  );
  return domainCmdlet({
    ...{ name, module: configurationManager, syntax },
    defaultSet: 'ById_Id',
    parameters: { ...updates, SoftwareUpdateGroup: { pipeline: 'value' } },
    process: (runtime) => {
      const [group] = groupsNamed(runtime, service, {
        object: 'SoftwareUpdateGroup',
        name: 'SoftwareUpdateGroupName',
        id: 'SoftwareUpdateGroupId',
      });
      const ids = updateIdsOf(runtime, service);
      if (group === undefined || ids.length === 0) return;
      if (isConfirmed(runtime, group.name, `${name} (${ids.length} updates)`)) change(group.name, ids);
    },
  });
}
