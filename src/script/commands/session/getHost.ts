import { cmdlet } from '../cmdletBuilder.ts';

/** Get-Host: what `$Host` is. */
export const getHost = cmdlet({
  name: 'Get-Host',
  className: 'GetHostCommand',
  module: 'Utility',
  syntax: '',
  start: (runtime) => ({
    process() {
      runtime.write(runtime.runspace.variable('Host') ?? null);
    },
  }),
});
