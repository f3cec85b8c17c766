import { dataOfScript } from '../../serialize/dataValue.ts';
import { parseScript } from '../../syntax/parseScript.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { readFilePath } from '../files/itemPath.ts';
import { textOf } from '../files/inputFiles.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

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
      for (const { path, text } of dataFiles(runtime)) {
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

/** The files that are named, with their texts; one that is not there is an error that ends nothing. */
function* dataFiles(runtime: CommandRuntime): Generator<{ readonly path: string; readonly text: string }> {
  const { files } = runtime.runspace;
  for (const given of [...(runtime.strings('Path') ?? []), ...(runtime.strings('LiteralPath') ?? [])]) {
    const path = readFilePath(given, runtime);
    if (path === undefined) continue;
    if (files.isFile(path)) yield { path, text: textOf(files.readBytes(path), runtime) };
    else
      runtime.writeError(
        commandError(
          'PathNotFound',
          `Cannot find path '${given}' because it does not exist.`,
          'InvalidArgument',
          { type: 'System.Management.Automation.ItemNotFoundException', target: given },
        ),
      );
  }
}
