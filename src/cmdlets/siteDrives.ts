import type { Drive } from '../script/commands/files/drives.ts';
import { drivesOf } from '../script/commands/files/drives.ts';
import type { BlockingService } from './blockingService.ts';

/** Gives a session a drive for each site, as the ConfigurationManager module does; the sites are asked for when a script looks for one. */
export function addSiteDrives(
  { environment }: { readonly environment: Map<string, string> },
  service: Pick<BlockingService, 'sites'>,
): void {
  let known: readonly Drive[] | undefined;
  drivesOf(environment).ofHost = () => {
    known ??= service.sites().map(({ siteCode, siteServer }) => ({
      name: siteCode,
      provider: 'CMSite',
      root: siteServer,
      description: '',
    }));
    return known;
  };
}

/** Where the console would be: scripts find the module by it, whatever it holds (cmdlets.md, conventions). */
export const consoleFolder = '/ConfigurationManager/AdminConsole/bin/i386';
