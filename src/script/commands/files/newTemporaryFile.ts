import { invokeStatic } from '../../members/staticMember.ts';
import { objectType } from '../../types/objectType.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { fileObject } from './writeItem.ts';

/** New-TemporaryFile: an empty file of a name that nothing has, in the folder for temporary files. */
export const newTemporaryFile = cmdlet({
  name: 'New-TemporaryFile',
  className: 'NewTemporaryFileCommand',
  module: 'Utility',
  confirmImpact: 'Low',
  syntax: '[-WhatIf] [-Confirm]',
  outputs: ['System.IO.FileInfo'],
  start: (runtime) => ({
    end() {
      const { runspace } = runtime;
      const path = runspace.types.find('System.IO.Path') ?? objectType;
      const folder = runspace.text(invokeStatic(path, 'GetTempPath', [], runspace));
      if (!runtime.shouldProcess(folder)) return;
      const made = invokeStatic(path, 'GetTempFileName', [], runspace);
      runtime.write(fileObject(runspace.text(made), runtime));
    },
  }),
});
