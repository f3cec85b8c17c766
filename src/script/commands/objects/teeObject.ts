import { collapse } from '../../members/propertyInfo.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { readFilePath } from '../files/itemPath.ts';
import { cmdlet } from '../cmdletBuilder.ts';

/** Makes the file, or tells that it cannot be made. */
const openScript = 'Out-File -FilePath $args[0] -Append:$args[1] -NoNewline -InputObject ""';

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
        const path = runtime.string('FilePath') ?? runtime.string('LiteralPath');
        if (path === undefined) return;
        const { runspace } = runtime;
        const args: Value[] = [path, runtime.flag('Append')];
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
          return;
        }
        // What a file gets is what Out-File would write.
        const path = runtime.string('FilePath') ?? runtime.string('LiteralPath') ?? '';
        const script = '$input | Out-File -FilePath $args[0] -Append:$args[1] -Encoding $args[2]';
        const args: Value[] = [path, runtime.flag('Append'), runtime.value('Encoding') ?? 'utf8NoBOM'];
        runtime.runBlock(runspace.parse(script), { scope: 'new', args, input: kept });
      },
    };
  },
});
