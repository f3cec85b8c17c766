import { parseGuid } from '../../text/parseGuid.ts';
import { required } from '../../types/arguments.ts';
import { ErrorRecord } from '../../values/errorRecord.ts';
import { Guid } from '../../values/guid.ts';
import { NetThrow } from '../../values/netException.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** New-Guid: a random one, that of zeros, or one of a text. */
export const newGuid = cmdlet({
  name: 'New-Guid',
  className: 'NewGuidCommand',
  module: 'Utility',
  syntax: { Default: '', Empty: '[-Empty]', InputObject: '[[-InputObject] <string>]' },
  parameters: { InputObject: { pipeline: 'value' } },
  outputs: ['System.Guid'],
  start: (runtime) => ({
    process() {
      if (runtime.has('InputObject')) runtime.write(guidGiven(runtime));
      else if (runtime.flag('Empty')) runtime.write(new Guid('00000000-0000-0000-0000-000000000000'));
      else runtime.write(new Guid(randomText(runtime.runspace.random)));
    },
  }),
});

function guidGiven(runtime: CommandRuntime): Guid | null {
  try {
    return new Guid(parseGuid(required(runtime.value('InputObject'), 'g')));
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    runtime.writeError(
      new ErrorRecord({
        exception: error.exception,
        id: 'StringNotRecognizedAsGuid',
        category: 'InvalidArgument',
      }),
    );
    return null;
  }
}

/** A random GUID of version 4. */
function randomText(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (letter) => {
    const digit = Math.floor(random() * 16);
    return (letter === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
