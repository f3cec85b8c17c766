import { cmdlet } from '../cmdletBuilder.ts';
import { itemCheck } from '../../binding/checkItems.ts';
import { validationFailure } from '../../binding/validationError.ts';

/** The first number of a version. */
function majorOf(text: string): number | undefined {
  const match = /^(\d+)(?:\.\d+){0,3}$/.exec(text.trim());
  return match === null ? undefined : Number(match[1]);
}

/** Versions that PowerShell has had; parts behind the second do not count. */
const versions = /^(?:[1-4]\.0|5\.[01]|6\.[0-2]|7\.[0-6])(?:\.\d+)*$/;

/** Set-StrictMode: for the current scope and those within. */
export const setStrictMode = cmdlet({
  name: 'Set-StrictMode',
  className: 'SetStrictModeCommand',
  module: 'Core',
  syntax: { Version: '-Version <version>', Off: '-Off' },
  parameters: {
    Version: {
      aliases: ['v'],
      checks: [
        {
          attribute: 'ArgumentToVersionTransformation',
          values: [],
          transforms: true,
          apply(value, context) {
            const text = context.text(value);
            if (text.toLowerCase() === 'latest') return '3.0';
            if (text.trim() === '') return '0.0';
            return /^\d+$/.test(text) ? `${text}.0` : value;
          },
        },
        itemCheck('ValidateVersion', (item, context) => {
          if (!versions.test(context.text(item)))
            throw validationFailure(
              `The "${context.text(item)}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.`,
            );
        }),
      ],
    },
  },
  start: (runtime) => ({
    end() {
      runtime.runspace.strictMode = runtime.flag('Off') ? 0 : (majorOf(runtime.string('Version') ?? '') ?? 0);
    },
  }),
});
