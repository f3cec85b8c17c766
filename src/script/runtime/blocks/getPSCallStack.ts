import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import { callStack } from '../callStack.ts';
import type { Engine } from '../execution.ts';

/** Get-PSCallStack: the blocks that run, the innermost first. */
export function getPSCallStack(engine: Engine): Cmdlet {
  return cmdlet({
    name: 'Get-PSCallStack',
    className: 'GetPSCallStackCommand',
    module: 'Utility',
    aliases: ['gcs'],
    syntax: '',
    start: (runtime) => ({
      process() {
        const { call } = engine.frame;
        for (const frame of callStack(call, call.at)) runtime.write(frame);
      },
    }),
  });
}
