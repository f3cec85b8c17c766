import { cmdlet } from '../cmdletBuilder.ts';

/** Clear-Host: an empty screen, where there is one. */
export const clearHost = cmdlet({
  name: 'Clear-Host',
  className: 'ClearHostCommand',
  module: 'Core',
  aliases: ['cls', 'clear'],
  syntax: { Default: '' },
  start: (runtime) => ({
    end() {
      runtime.runspace.host.clear();
    },
  }),
});
