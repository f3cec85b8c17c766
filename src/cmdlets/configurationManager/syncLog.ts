import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { topLevelSiteOf } from '../../service/topLevelSite.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { configurationManager } from './module.ts';

/** Get-CMSyncLog: the last lines of a site's wsyncmgr.log, as they stand in the file. */
export function getSyncLog({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSyncLog',
    module: configurationManager,
    syntax: '[[-SiteCode] <String>] [-Tail <Int32>]',
    parameters: { Tail: { aliases: ['Last', 'First'] } },
    outputs: ['System.String'],
    process: (runtime) => {
      const siteCode = runtime.string('SiteCode') ?? topLevelSiteOf(service.sites());
      const { text } = service.log({ siteCode, lines: runtime.integer('Tail') ?? 50 });
      for (const line of text.split(/\r?\n/)) if (line !== '') runtime.write(line);
    },
  });
}
