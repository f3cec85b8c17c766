import { Guid } from '../../values/guid.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** New-Guid: a random one, that of zeros, or one of a text. */
export const newGuid = cmdlet({
  name: 'New-Guid',
  className: 'NewGuidCommand',
  module: 'Utility',
  syntax: { Default: '', Empty: '[-Empty]', InputObject: '[-InputObject] <guid>' },
  parameters: { InputObject: { pipeline: 'value' } },
  outputs: ['System.Guid'],
  start: (runtime) => ({
    process() {
      const given = runtime.value('InputObject');
      if (given instanceof Guid) runtime.write(given);
      else if (runtime.flag('Empty')) runtime.write(new Guid('00000000-0000-0000-0000-000000000000'));
      else runtime.write(new Guid(randomText(runtime.runspace.random)));
    },
  }),
});

/** A random GUID of version 4. */
function randomText(random: () => number): string {
  return 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'.replaceAll(/[xy]/g, (letter) => {
    const digit = Math.floor(random() * 16);
    return (letter === 'x' ? digit : (digit & 3) | 8).toString(16);
  });
}
