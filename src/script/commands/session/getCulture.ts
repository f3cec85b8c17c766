import { CultureInfo } from '../../values/cultureInfo.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** Get-Culture: the current culture, or one by name. */
export const getCulture = cmdlet({
  name: 'Get-Culture',
  className: 'GetCultureCommand',
  module: 'Utility',
  syntax: {
    CurrentCulture: '[-NoUserOverrides]',
    Name: '[-Name <string[]>] [-NoUserOverrides]',
    ListAvailable: '[-ListAvailable]',
  },
  parameters: { Name: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      for (const name of runtime.strings('Name') ?? [runtime.runspace.culture])
        runtime.write(new CultureInfo(name));
    },
  }),
});

/** Get-UICulture: the culture of texts, here the same. */
export const getUICulture = cmdlet({
  name: 'Get-UICulture',
  className: 'GetUICultureCommand',
  module: 'Utility',
  syntax: '',
  start: (runtime) => ({
    process() {
      runtime.write(new CultureInfo(runtime.runspace.culture));
    },
  }),
});
