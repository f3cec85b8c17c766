import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import type { UpdateHeader } from '../../domain/updateHeader.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { notesOfEach } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { configurationManager } from './module.ts';
import { idsOfNames } from './updateIds.ts';

/** Get-CMSoftwareUpdateContentInfo: the files of an update, as its document names them. */
export function getContentInfo({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdateContentInfo',
    module: configurationManager,
    syntax: {
      SearchById: '-Id <String>',
      SearchByValue: '-InputObject <PSObject>',
      SearchByName: '-Name <String>',
      SearchByUniqueId: '-UniqueId <String>',
    },
    parameters: {
      Id: { aliases: ['CIId', 'CI_ID'] },
      InputObject: { pipeline: 'value' },
      Name: { aliases: ['LocalizedDisplayName'] },
      UniqueId: { aliases: ['CI_UniqueID'] },
    },
    outputs: ['IResultObject#SMS_CIContentFiles'],
    process: (runtime) => {
      for (const id of idsOf(runtime, service)) {
        const update = service.update({ id });
        writeFiles(runtime, update.header);
        // The files of a bundle are those of its parts.
        for (const [part] of update.bundles)
          if (part !== undefined && part.title !== null)
            writeFiles(runtime, service.update({ id: part.updateId }).header);
      }
    },
  });
}

function writeFiles(runtime: CommandRuntime, header: UpdateHeader): void {
  for (const file of header.files)
    runtime.write(
      resultObject('SMS_CIContentFiles', {
        ContentID: file.sha1,
        FileName: file.name,
        FileSize: BigInt(file.size),
        FileHash: `SHA1:${file.sha1.toUpperCase()}`,
        SourceURL: header.locations?.find(({ sha1 }) => sha1 === file.sha1)?.microsoftUpdateUrl ?? null,
        CI_UniqueID: header.updateId,
      }),
    );
}

function idsOf(runtime: CommandRuntime, service: BlockingService): readonly string[] {
  const name = runtime.string('Name');
  return [
    ...(runtime.strings('Id') ?? []),
    ...(runtime.strings('UniqueId') ?? []),
    ...notesOfEach(runtime.value('InputObject'), 'CI_UniqueID'),
    ...(name === undefined ? [] : idsOfNames(runtime, service, [name])),
  ];
}
