import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import { checkData } from '../../syntax/dataSection.ts';
import { type ErrorRecord, type ScriptError, scriptError } from '../../values/errorRecord.ts';
import { positionMessage } from '../../values/positionMessage.ts';
import type { CompiledBlock } from '../compile/compiledBlock.ts';
import { Source } from '../source.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import type { ScriptEngine } from '../scriptEngine.ts';
import { resolvePath } from '../session/scriptFiles.ts';

/** Import-LocalizedData: the texts of a script in the language of the session, from a `.psd1` file in a folder of that name or beside the script. */
export function importLocalizedData(engine: ScriptEngine): Cmdlet {
  return cmdlet({
    name: 'Import-LocalizedData',
    className: 'ImportLocalizedData',
    module: 'Utility',
    syntax:
      '[[-BindingVariable] <string>] [[-UICulture] <string>] [-BaseDirectory <string>] [-FileName <string>] [-SupportedCommand <string[]>]',
    parameters: { BindingVariable: { aliases: ['Variable'] } },
    start: (runtime) => ({
      end() {
        const { file } = engine.frame.call.source;
        const given = runtime.string('BaseDirectory');
        const folder =
          given === undefined
            ? (file?.slice(0, file.lastIndexOf('/')) ?? engine.location)
            : resolvePath(given, engine.location);
        const own = file?.slice(file.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '') ?? '';
        const name = `${(runtime.string('FileName') ?? own).replace(/\.psd1$/i, '')}.psd1`;
        const culture = runtime.string('UICulture') ?? engine.culture;
        const path = placesOf(folder, culture, name).find((candidate) => engine.files.isFile(candidate));
        if (path === undefined) {
          runtime.writeError(dataNotFound(name, `${folder}/${culture}`));
          return;
        }
        const block = dataBlock(path, runtime.strings('SupportedCommand') ?? [], engine);
        const [data = null] = engine.invoke(block, []);
        const variable = runtime.string('BindingVariable');
        if (variable === undefined) runtime.write(data);
        else engine.setVariable(variable, data);
      },
    }),
  });
}

/** The script block of a data file, which holds nothing but values and the commands that are allowed. */
function dataBlock(path: string, commands: readonly string[], engine: ScriptEngine): CompiledBlock {
  const { parse, files } = engine.options;
  const parsed = parse(files.readText(path), path);
  const [mistake] = parsed.diagnostics;
  if (mistake !== undefined) throw notData(path, mistake.message);
  const [forbidden] = checkData(parsed, commands);
  if (forbidden === undefined) return parseScriptBlock(parsed, engine.global);
  const position = positionMessage(new Source(parsed.text, null).position(forbidden));
  throw notData(path, `${position}\n${forbidden.message}`);
}

function notData(path: string, reason: string): ScriptError {
  return scriptError(
    'InvalidOperation',
    `The following error occurred while PowerShell was loading the '${path}' script data file:\n${reason}.`,
    'InvalidOperation',
    { target: path, type: 'System.Management.Automation.PSInvalidOperationException' },
  );
}

function dataNotFound(name: string, folder: string): ErrorRecord {
  return scriptError(
    'ImportLocalizedData',
    `Cannot find the PowerShell data file '${name}' in directory '${folder}', or in any parent culture directories.`,
    'ObjectNotFound',
    { target: `${folder}/${name}`, type: 'System.Management.Automation.PSInvalidOperationException' },
  ).record;
}

/** Where a file of a culture may be: in its folder, in that of its language, beside the script. */
function placesOf(folder: string, culture: string, name: string): readonly string[] {
  const [language = ''] = culture.split('-');
  return [...new Set([`${folder}/${culture}`, `${folder}/${language}`, folder])].map(
    (place) => `${place}/${name}`,
  );
}
