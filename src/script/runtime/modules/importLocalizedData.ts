import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import { type ErrorRecord, scriptError } from '../../values/errorRecord.ts';
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
        const { parse, files } = engine.options;
        const block = parseScriptBlock(parse(files.readText(path), path), engine.global);
        const [data = null] = engine.invoke(block, []);
        const variable = runtime.string('BindingVariable');
        if (variable === undefined) runtime.write(data);
        else engine.setVariable(variable, data);
      },
    }),
  });
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
