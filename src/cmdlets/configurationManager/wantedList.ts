import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { resultObject } from '../resultObject.ts';
import { scriptPath } from '../scriptPath.ts';
import { whole } from '../values.ts';
import { configurationManager } from './module.ts';

/** Export-CMSoftwareUpdateWantedList: what a disconnected site has and wants, for -WantedList of Export-CMSoftwareUpdateCatalog where it is connected. */
export function exportWantedList({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Export-CMSoftwareUpdateWantedList',
    module: configurationManager,
    syntax: '[-Path] <String> [-PassThru] [-WhatIf] [-Confirm]',
    parameters: { Path: { aliases: ['FilePath'] } },
    outputs: ['IResultObject#SoftwareUpdateWantedList'],
    process: (runtime) => {
      const file = scriptPath(runtime.runspace, runtime.string('Path') ?? '');
      if (!runtime.shouldProcess(file, 'Write the wanted list')) return;
      const written = service.writeWantedList({ file });
      if (!runtime.flag('PassThru')) return;
      runtime.write(
        resultObject('SoftwareUpdateWantedList', {
          Path: written.file,
          SiteCode: written.site.siteCode,
          Sources: whole(written.taken.length),
          Files: whole(written.files),
          Signer: written.signer?.fingerprint ?? null,
        }),
      );
    },
  });
}
