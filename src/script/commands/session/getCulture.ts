import { itemCheck } from '../../binding/checkItems.ts';
import { validationFailure } from '../../binding/validationError.ts';
import { findCulture } from '../../text/culture.ts';
import { CultureInfo } from '../../values/cultureInfo.ts';
import { cmdlet } from '../cmdletBuilder.ts';

const known = itemCheck('ValidateSet', (item, context) => {
  const name = context.text(item);
  if (findCulture(name) === undefined)
    throw validationFailure(
      `The argument "${name}" does not belong to the set of the cultures that are known here. Supply the name of one, such as de-DE, and then try the command again.`,
    );
});

/** Get-Culture: the current culture, or one by name. */
export const getCulture = cmdlet({
  name: 'Get-Culture',
  className: 'GetCultureCommand',
  module: 'Utility',
  notNull: ['Name'],
  syntax: {
    CurrentCulture: '[-NoUserOverrides]',
    Name: '[[-Name] <string[]>] [-NoUserOverrides]',
    ListAvailable: '[-ListAvailable]',
  },
  parameters: { Name: { pipeline: 'value', checks: [known] } },
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
