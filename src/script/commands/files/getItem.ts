import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import { nameOf } from '../../types/files/fileItem.ts';
import { itemsGiven } from './findItems.ts';
import { byPath, pathParameters } from './pathParameters.ts';
import { writeFound } from './writeItem.ts';

/** Get-Item. */
export const getItem = cmdlet({
  name: 'Get-Item',
  className: 'GetItemCommand',
  module: 'Management',
  aliases: ['gi'],
  syntax: byPath(
    '[-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Force] [-Credential <pscredential>]',
  ),
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      for (const found of itemsGiven(runtime)) {
        if (found.kind === 'file' && nameOf(found.path).startsWith('.') && !runtime.flag('Force')) {
          const message = `Could not find item ${found.path}.`;
          runtime.writeError(
            commandError('ItemNotFound', message, 'ObjectNotFound', {
              type: 'System.IO.IOException',
              target: found.path,
            }),
          );
        } else writeFound(found, runtime);
      }
    },
  }),
});
