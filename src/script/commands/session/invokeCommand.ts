import type { Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';

/** Invoke-Command: runs a script block here. Other computers cannot be reached from this host. */
export const invokeCommand = cmdlet({
  name: 'Invoke-Command',
  className: 'InvokeCommandCommand',
  module: 'Core',
  notEmpty: ['ComputerName'],
  notNull: ['ScriptBlock'],
  aliases: ['icm'],
  syntax: {
    InProcess:
      '[-ScriptBlock] <scriptblock> [-NoNewScope] [-InputObject <psobject>] [-ArgumentList <Object[]>]',
    ComputerName:
      '[[-ComputerName] <string[]>] [-ScriptBlock] <scriptblock> [-Credential <Object>] [-Port <int>] [-UseSSL] [-ThrottleLimit <int>] [-AsJob] [-HideComputerName] [-JobName <string>] [-InputObject <psobject>] [-ArgumentList <Object[]>]',
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    ArgumentList: { aliases: ['Args'] },
    ComputerName: { aliases: ['Cn'] },
    ScriptBlock: { aliases: ['Command'] },
  },
  start(runtime) {
    const input: Value[] = [];
    return {
      begin() {
        if (runtime.has('ComputerName'))
          runtime.throwTerminating(
            commandError(
              'NotAvailable',
              'Remoting is not available in this host. Leave out -ComputerName to run the script block here.',
              'NotImplemented',
              { type: 'System.NotSupportedException' },
            ),
          );
      },
      process() {
        const object = runtime.value('InputObject');
        if (object !== undefined) input.push(object);
      },
      end() {
        const block = runtime.block('ScriptBlock');
        if (block === undefined) return;
        runtime.runBlock(block, {
          scope: runtime.flag('NoNewScope') ? 'caller' : 'new',
          args: runtime.list('ArgumentList') ?? [],
          listed: input,
        });
      },
    };
  },
});
