import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet, withProgress } from '../domainCmdlet.ts';
import { resultObject } from '../resultObject.ts';
import { groupsNamed, isGroup } from './groupChoice.ts';
import { configurationManager } from './module.ts';
import { updateIdsOf } from './updateIds.ts';

const options =
  '[-DeploymentPackageName <String>] [-Location <String>] [-RetryCount <UInt32>] [-RetryDelaySec <UInt32>] [-SoftwareUpdateLanguage <String[]>] [-WhatIf] [-Confirm]';
const noPackages = 'files go into the content folder, there are no deployment packages';
const ownRetries = 'retries are as the settings say';

/** Save-CMSoftwareUpdate: downloads the files of updates, or of all of a group, into the content folder. */
export function saveSoftwareUpdate({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Save-CMSoftwareUpdate',
    module: configurationManager,
    syntax: {
      SearchByNameMandatory: `-SoftwareUpdateName <String[]> ${options}`,
      SearchByIdMandatory_UpdateGroup: `-SoftwareUpdateGroupId <String[]> ${options}`,
      SearchByNameMandatory_UpdateGroup: `-SoftwareUpdateGroupName <String[]> ${options}`,
      SearchByValueMandatory_UpdateGroup: `-SoftwareUpdateGroup <PSObject> ${options}`,
      SearchByIdMandatory: `-SoftwareUpdateId <String[]> ${options}`,
      SearchByValueMandatory: `-SoftwareUpdate <PSObject[]> ${options}`,
    },
    ignored: {
      ...{ DeploymentPackageName: noPackages, Location: 'the source tells where files are' },
      ...{ RetryCount: ownRetries, RetryDelaySec: ownRetries },
      SoftwareUpdateLanguage: 'the files of the subscribed languages are downloaded',
    },
    parameters: {
      SoftwareUpdateName: { aliases: ['LocalizedDisplayName'] },
      SoftwareUpdateId: { aliases: ['SoftwareUpdateIds'] },
      SoftwareUpdate: { aliases: ['SoftwareUpdates'], pipeline: 'value' },
    },
    process: (runtime) => {
      // The pipeline gives groups to the set of updates: two sets of one pipeline could not be told apart.
      const piped = isGroup(runtime.value('SoftwareUpdate')) ? 'SoftwareUpdate' : 'SoftwareUpdateGroup';
      const names = { id: 'SoftwareUpdateGroupId', name: 'SoftwareUpdateGroupName', object: piped };
      const isOfGroup = isGroup(runtime.value(piped)) || runtime.has(names.id) || runtime.has(names.name);
      const ids = isOfGroup
        ? groupsNamed(runtime, service, names).flatMap(({ updateIds }) => updateIds)
        : updateIdsOf(runtime, service);
      if (ids.length === 0 || !runtime.shouldProcess(ids.join(', '), 'Download the files of updates')) return;
      withProgress(runtime, 'Downloading updates', (heard) => {
        for (const file of service.getContent({ ids }, heard))
          runtime.write(
            resultObject('SMS_CIContentFiles', {
              UpdateId: file.updateId,
              FileName: file.name,
              FileSize: BigInt(file.size),
              State: file.state,
              Message: file.message,
            }),
          );
      });
    },
  });
}
