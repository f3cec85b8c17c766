import { dataOfScript } from '../../serialize/dataValue.ts';
import { parseScript } from '../../syntax/parseScript.ts';
import { type ErrorRecord, scriptError } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { textsOf } from '../files/inputFiles.ts';
import { commandError } from '../commandError.ts';

/** Import-PowerShellDataFile: the hashtables of .psd1 files, none of which is run. */
export const importPowerShellDataFile = cmdlet({
  name: 'Import-PowerShellDataFile',
  className: 'ImportPowerShellDataFileCommand',
  module: 'Utility',
  aliases: ['ipdf'],
  syntax: {
    ByPath: '[-Path] <string[]> [-SkipLimitCheck]',
    ByLiteralPath: '-LiteralPath <string[]> [-SkipLimitCheck]',
  },
  parameters: {
    LiteralPath: { aliases: ['PSPath', 'LP'], pipeline: 'property' },
  },
  outputs: ['System.Collections.Hashtable'],
  start: (runtime) => ({
    process() {
      for (const { path, text } of textsOf(runtime, dataNotFound)) {
        const parsed = parseScript(text, { file: path });
        const [wrong] = parsed.diagnostics;
        if (wrong !== undefined)
          throw scriptError(
            'CouldNotParseAsPowerShellDataFile',
            `The file '${path}' could not be parsed as a PowerShell Data File.`,
            'InvalidData',
            { type: 'System.InvalidOperationException', target: path },
          );
        runtime.write(dataOfScript(parsed));
      }
    },
  }),
});

function dataNotFound(_: string, given: string): ErrorRecord {
  return commandError(
    'PathNotFound',
    `Cannot find path '${given}' because it does not exist.`,
    'InvalidArgument',
    { type: 'System.Management.Automation.ItemNotFoundException', target: given },
  );
}
