import { equals } from '../../operators/compare.ts';
import { typeNamesOf } from '../../members/typeNames.ts';
import { cultureText } from '../../text/cultureText.ts';
import { CustomObject } from '../../values/customObject.ts';
import { isNull, nothing, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { compareValues } from './compareValues.ts';

/** Get-Unique: of objects that follow one another and are the same, the first. */
export const getUnique = cmdlet({
  name: 'Get-Unique',
  className: 'GetUniqueCommand',
  module: 'Utility',
  aliases: ['gu'],
  syntax: {
    AsString: '[-InputObject <psobject>] [-AsString] [-CaseInsensitive]',
    UniqueByType: '[-InputObject <psobject>] [-OnType] [-CaseInsensitive]',
  },
  parameters: { InputObject: { pipeline: 'value', allow: ['null'] } },
  start(runtime) {
    let last: Value = nothing;
    return {
      process() {
        const object = runtime.value('InputObject');
        if (object === undefined) return;
        if (last !== nothing && isSame(last, object, runtime)) return;
        runtime.write(object);
        last = object;
      },
    };
  },
});

/** As PSObject.ToString() has it: of a custom object, its properties. */
function shownText(object: Value, runspace: CommandRuntime['runspace']): string {
  return object instanceof CustomObject ? runspace.text(object) : cultureText(object, runspace);
}

function isSame(last: Value, object: Value, runtime: CommandRuntime): boolean {
  const { runspace } = runtime;
  if (isNull(last) || isNull(object)) return false;
  const ignoreCase = runtime.flag('CaseInsensitive');
  if (runtime.flag('OnType')) {
    const [type = ''] = typeNamesOf(object, runspace);
    return equals(type, typeNamesOf(last, runspace)[0] ?? '', true, runspace);
  }
  if (runtime.flag('AsString'))
    return (
      compareValues(
        shownText(object, runspace),
        shownText(last, runspace),
        { caseSensitive: !ignoreCase },
        runspace,
      ) === 0
    );
  return compareValues(object, last, { caseSensitive: !ignoreCase }, runspace) === 0;
}
