import { dataOfScript } from '../../serialize/dataValue.ts';
import { parseScript } from '../../syntax/parseScript.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import type { Dictionary } from '../../values/dictionary.ts';
import { ScriptError, scriptError } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { textsOf } from '../files/inputFiles.ts';

/** Import-PowerShellDataFile: the hashtables of .psd1 files, none of which is run. */
export const importPowerShellDataFile = cmdlet({
  name: 'Import-PowerShellDataFile',
  className: 'ImportPowerShellDataFileCommand',
  module: 'Utility',
  notEmpty: ['Path', 'LiteralPath'],
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
        try {
          runtime.write(dataOf(path, text, runtime));
        } catch (error) {
          if (!(error instanceof ScriptError) || !error.record.id.startsWith('CouldNotParse')) throw error;
          runtime.writeError(error.record);
        }
      }
    },
  }),
});

function dataOf(path: string, text: string, { runspace }: CommandRuntime): Dictionary {
  const parsed = parseScript(text, { file: path });
  if (parsed.diagnostics.length === 0)
    return dataOfScript(parsed, (code) => runspace.invoke(runspace.scriptBlocks.create(code), []));
  throw scriptError(
    'CouldNotParseAsPowerShellDataFile',
    `The file '${path}' could not be parsed as a PowerShell Data File.`,
    'InvalidData',
    { type: 'System.InvalidOperationException', target: path },
  );
}

/** The files; one that is not there is told as it was given. */
function* dataFiles(runtime: CommandRuntime) {
  try {
    yield* textsOf(runtime);
  } catch (error) {
    const [given = ''] = runtime.strings('Path') ?? runtime.strings('LiteralPath') ?? [];
    if (!(error instanceof ScriptError) || hasWildcards(given)) throw error;
    throw scriptError(
      'PathNotFound',
      `Cannot find path '${given}' because it does not exist.`,
      'InvalidArgument',
      { type: 'System.ArgumentException', target: given },
    );
  }
}
