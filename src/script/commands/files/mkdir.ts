import { Dictionary } from '../../values/dictionary.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { byPathOrName, newItemParameters } from './newItemPlace.ts';

const forwarded = ['Path', 'Name', 'Value', 'Force', 'WhatIf', 'Confirm'];

/** mkdir: New-Item of folders. */
export const mkdir = cmdlet({
  name: 'mkdir',
  className: 'MakeDirectoryCommand',
  module: 'Management',
  aliases: ['md'],
  syntax: byPathOrName('[-Value <Object>] [-Force] [-WhatIf] [-Confirm]'),
  parameters: newItemParameters,
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
