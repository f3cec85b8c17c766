import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet, withProgress } from '../domainCmdlet.ts';
import { resultObject } from '../resultObject.ts';
import { configurationManager } from './module.ts';

/** Test-CMSoftwareUpdateSource: asks a synchronization source step by step, each with result and remedy. */
export function testSource({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Test-CMSoftwareUpdateSource',
    module: configurationManager,
    syntax: '[[-Source] <String>]',
    parameters: { Source: { aliases: ['Url', 'UpstreamSourceLocation'] } },
    outputs: ['IResultObject#SoftwareUpdateSourceTest'],
    process: (runtime) => {
      const url = runtime.string('Source') ?? service.sites().find(({ isTopLevel }) => isTopLevel)?.source;
      if (url === undefined || url === null || url === 'none')
        throw new SyncError(
          'noSource',
          'The top-level site has no synchronization source: name one with -Source',
        );
      withProgress(runtime, `Testing ${url}`, (heard) => {
        for (const { step, ok, detail, remedy } of service.testSource({ url }, heard))
          runtime.write(
            resultObject('SoftwareUpdateSourceTest', {
              ...{ Step: step, Succeeded: ok, Detail: detail, Remedy: remedy },
            }),
          );
      });
    },
  });
}
