import { cmdlet } from '../cmdletBuilder.ts';

/** Write-Output: sends its objects on. */
export const writeOutput = cmdlet({
  name: 'Write-Output',
  className: 'WriteOutputCommand',
  module: 'Utility',
  aliases: ['echo', 'write'],
  syntax: '[-InputObject] <psobject> [-NoEnumerate]',
  parameters: {
    InputObject: { pipeline: 'value', remaining: true, allow: ['null', 'emptyCollection'] },
  },
  start: (runtime) => ({
    process() {
      runtime.write(runtime.value('InputObject') ?? null, !runtime.flag('NoEnumerate'));
    },
  }),
});
