import { cmdlet } from '../cmdletBuilder.ts';
import type { Cmdlet } from '../cmdlet.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

function writes(
  stream: 'Warning' | 'Verbose' | 'Debug',
  write: (runtime: CommandRuntime, text: string) => void,
): Cmdlet {
  return cmdlet({
    name: `Write-${stream}`,
    className: `Write${stream}Command`,
    module: 'Utility',
    syntax: '[-Message] <string>',
    parameters: { Message: { pipeline: 'value', aliases: ['Msg'], allow: ['emptyString'] } },
    start: (runtime) => ({
      process() {
        write(runtime, runtime.string('Message') ?? '');
      },
    }),
  });
}

/** Write-Warning. */
export const writeWarning = writes('Warning', (runtime, text) => {
  runtime.writeWarning(text, runtime.caller);
});

/** Write-Verbose. */
export const writeVerbose = writes('Verbose', (runtime, text) => {
  runtime.writeVerbose(text, runtime.caller);
});

/** Write-Debug. */
export const writeDebug = writes('Debug', (runtime, text) => {
  runtime.writeDebug(text, runtime.caller);
});
