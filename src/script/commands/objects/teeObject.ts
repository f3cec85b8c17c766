import { collapse } from '../../members/propertyInfo.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';

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
    return {
      process() {
        const object = runtime.value('InputObject') ?? null;
        runtime.runspace.allow('items', 1);
        kept.push(object);
        runtime.write(object);
      },
      end() {
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
