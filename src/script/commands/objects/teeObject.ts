import { collapse } from '../../members/propertyInfo.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { readFilePath } from '../files/itemPath.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Makes the file, or tells that it cannot be made. */
const openScript = 'param($where) Out-File @where -Append:$args[0] -NoNewline -InputObject ""';
/** Writes to it what Out-File would. */
const writeScript = 'param($where) $input | Out-File @where -Append:$args[0] -Encoding $args[1]';

/** The path of the file as it was given, and the parameter of Out-File that takes it; null where none is. */
function placeOf(runtime: CommandRuntime): { readonly path: string; readonly where: Dictionary } | null {
  const name = ['FilePath', 'LiteralPath'].find((one) => runtime.has(one));
  if (name === undefined) return null;
  const path = runtime.string(name) ?? '';
  const where = new Dictionary();
  where.set(name, path);
  return { path, where };
}

/** Tee-Object: sends objects on, and keeps them in a variable or a file. */
export const teeObject = cmdlet({
  name: 'Tee-Object',
  className: 'TeeObjectCommand',
  module: 'Utility',
  notEmpty: ['Encoding'],
  aliases: ['tee'],
  syntax: {
    File: '[-FilePath] <string> [-InputObject <psobject>] [-Append] [-Encoding <Object>]',
    LiteralFile: '-LiteralPath <string> [-InputObject <psobject>] [-Encoding <Object>]',
    Variable: '-Variable <string> [-InputObject <psobject>]',
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    FilePath: { aliases: ['Path'] },
    LiteralPath: { aliases: ['PSPath', 'LP'] },
  },
  start(runtime) {
    const { runspace } = runtime;
    const place = placeOf(runtime);
    const kept: Value[] = [];
    let opened = true;
    return {
      begin() {
        if (place === null) return;
        const args: Value[] = [place.where, runtime.flag('Append')];
        runtime.runBlock(runspace.parse(openScript), { scope: 'new', args });
        const full = readFilePath(place.path, runtime);
        opened = full !== undefined && runspace.files.isFile(full);
      },
      process() {
        if (!opened) return;
        const object = runtime.value('InputObject') ?? null;
        runspace.allow('items', 1);
        kept.push(object);
        runtime.write(object);
      },
      end() {
        if (!opened) return;
        const variable = runtime.string('Variable');
        if (variable !== undefined) runspace.setVariable(variable, unwrapNothing(collapse(kept)));
      },
      // A file has what went by, even where nobody wants more.
      clean() {
        if (!opened || place === null) return;
        const args: Value[] = [place.where, runtime.flag('Append'), runtime.value('Encoding') ?? 'utf8NoBOM'];
        runtime.runBlock(runspace.parse(writeScript), { scope: 'new', args, input: kept });
      },
    };
  },
});
