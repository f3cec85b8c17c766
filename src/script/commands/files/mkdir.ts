import { Dictionary } from '../../values/dictionary.ts';
import { cmdlet } from '../cmdletBuilder.ts';

const rest = '[-Value <Object>] [-Force] [-WhatIf] [-Confirm]';
const forwarded = ['Path', 'Name', 'Value', 'Force', 'WhatIf', 'Confirm'];

/** mkdir: New-Item of folders. */
export const mkdir = cmdlet({
  name: 'mkdir',
  className: 'MakeDirectoryCommand',
  module: 'Management',
  aliases: ['md'],
  syntax: {
    pathSet: `[-Path] <string[]> ${rest}`,
    nameSet: `[[-Path] <string[]>] -Name <string> ${rest}`,
  },
  parameters: {
    Path: { pipeline: 'property' },
    Name: { pipeline: 'property', allow: ['null', 'emptyString'] },
    Value: { pipeline: 'both' },
  },
  outputs: ['System.IO.DirectoryInfo'],
  start(runtime) {
    const block = runtime.runspace.scriptBlocks.create('param($given) New-Item -ItemType Directory @given');
    return {
      process() {
        const given = new Dictionary();
        for (const name of forwarded) {
          const value = runtime.value(name);
          if (value !== undefined) given.set(name, value);
        }
        runtime.runBlock(block, { args: [given], scope: 'new' });
      },
    };
  },
});
