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

/** The parameter of Out-File that has the path as it was given; null where none is. */
function placeOf(runtime: CommandRuntime): Dictionary | null {
  const name = ['FilePath', 'LiteralPath'].find((one) => runtime.has(one));
  if (name === undefined) return null;
  const place = new Dictionary();
  place.set(name, runtime.string(name) ?? '');
  return place;
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
    const kept: Value[] = [];
    let opened = true;
    return {
      begin() {
        const place = placeOf(runtime);
        if (place === null) return;
        const path = runtime.string('FilePath') ?? runtime.string('LiteralPath') ?? '';
        const { runspace } = runtime;
        const args: Value[] = [place, runtime.flag('Append')];
        runtime.runBlock(runspace.parse(openScript), { scope: 'new', args });
        const full = readFilePath(path, runtime);
        opened = full !== undefined && runspace.files.isFile(full);
      },
      process() {
        if (!opened) return;
        const object = runtime.value('InputObject') ?? null;
        runtime.runspace.allow('items', 1);
        kept.push(object);
        runtime.write(object);
      },
      end() {
        if (!opened) return;
        const { runspace } = runtime;
        const variable = runtime.string('Variable');
        if (variable !== undefined) {
          runspace.setVariable(variable, unwrapNothing(collapse(kept)));
        }
      },
      // A file has what went by, even where nobody wants more.
      clean() {
        if (!opened || runtime.has('Variable')) return;
        const { runspace } = runtime;
        const place = placeOf(runtime);
        const args: Value[] = [place, runtime.flag('Append'), runtime.value('Encoding') ?? 'utf8NoBOM'];
        runtime.runBlock(runspace.parse(writeScript), { scope: 'new', args, input: kept });
      },
    };
  },
});
