import { enumerate } from '../../members/enumerate.ts';
import { cultureText } from '../../text/cultureText.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { isNull } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { GroupInfo } from './groupInfo.ts';
import { readExpressions } from './readExpressions.ts';
import { compareKeyed, keyed, reportFailures, type Keyed } from './sortKeys.ts';

/** Group-Object: the objects with the same value, or the same values of properties. */
export const groupObject = cmdlet({
  name: 'Group-Object',
  className: 'GroupObjectCommand',
  module: 'Utility',
  aliases: ['group'],
  syntax: {
    Default:
      '[[-Property] <Object[]>] [-NoElement] [-InputObject <psobject>] [-Culture <string>] [-CaseSensitive]',
    HashTable:
      '[[-Property] <Object[]>] [-NoElement] [-AsHashTable] [-AsString] [-InputObject <psobject>] [-Culture <string>] [-CaseSensitive]',
  },
  defaultSet: null,
  parameters: { InputObject: { pipeline: 'value' }, AsHashTable: { aliases: ['AHT'] } },
  start(runtime) {
    const { runspace } = runtime;
    const expressions = readExpressions(runtime.list('Property') ?? [], ['expression'], runtime);
    const objects: Keyed[] = [];
    return {
      begin() {
        if (runtime.flag('AsString') && !runtime.flag('AsHashTable'))
          refuse('the AsString parameter requires that you specify the AsHashtable parameter', runtime);
      },
      process() {
        if (runtime.flag('AsHashTable') && !runtime.flag('AsString') && expressions.length > 1)
          refuse(
            'using the AsHashTable parameter with more than one property requires adding the AsString parameter',
            runtime,
          );
        const object = runtime.value('InputObject') ?? null;
        if (isNull(object)) return;
        runspace.allow('items', 1);
        // An object that lacks the property is of the group of those where it is null.
        const { keys } = keyed(object, expressions, runspace);
        objects.push({ object, keys: keys.map((key) => ({ ...key, exists: true })) });
      },
      end() {
        reportFailures(objects, runtime);
        const groups = grouped(objects, runtime);
        if (groups.length > 0 && runtime.flag('AsHashTable')) writeTable(groups, runtime);
        else for (const group of groups) runtime.write(group);
      },
    };
  },
});

function refuse(why: string, runtime: CommandRuntime): never {
  const message = `The command cannot be run because ${why}.`;
  return runtime.throwTerminating(commandError('ArgumentException', message, 'InvalidArgument'));
}

function grouped(objects: readonly Keyed[], runtime: CommandRuntime): readonly GroupInfo[] {
  const { runspace } = runtime;
  const options = { caseSensitive: runtime.flag('CaseSensitive'), culture: runtime.string('Culture') ?? '' };
  const compare = (left: Keyed, right: Keyed) => compareKeyed(left, right, [], options, runspace);
  const keeps = !runtime.flag('NoElement');
  const found: { readonly first: Keyed; readonly group: GroupInfo }[] = [];
  const add = (object: Keyed, known: { readonly group: GroupInfo } | undefined): void => {
    if (known !== undefined) known.group.add(object.object, keeps);
    else {
      const values = object.keys.map(({ value }) => value);
      const group = new GroupInfo(nameOf(object, runtime), values, keeps);
      group.add(object.object, keeps);
      found.push({ first: object, group });
    }
  };
  if (haveOneType(objects, runtime)) {
    for (const object of [...objects].sort(compare)) {
      runspace.checkpoint();
      const last = found.at(-1);
      add(object, last !== undefined && compare(last.first, object) === 0 ? last : undefined);
    }
  } else {
    // Values of several types have no order: groups stay in the order of appearance.
    for (const object of objects) {
      runspace.checkpoint();
      add(
        object,
        found.find(({ first }) => compare(first, object) === 0),
      );
    }
  }
  return found.map(({ group }) => group);
}

function haveOneType(objects: readonly Keyed[], { runspace }: CommandRuntime): boolean {
  const types: (string | null)[] = [];
  for (const { keys } of objects) {
    for (const [index, { value }] of keys.entries()) {
      if (isNull(value)) continue;
      const type = runspace.types.of(value).fullName;
      const known = types[index] ?? null;
      if (known !== null && known !== type) return false;
      types[index] = type;
    }
  }
  return true;
}

/** The values as a text; a collection is one within braces where it is that of a property. */
function nameOf({ keys, object }: Keyed, { runspace }: CommandRuntime): string {
  return keys
    .map(({ value }) => value)
    .filter((value) => !isNull(value))
    .map((value) => {
      const items = enumerate(value);
      if (items === undefined) return cultureText(value, runspace);
      return value === object
        ? runspace.text(value)
        : `{${[...items].map((item) => cultureText(item, runspace)).join(', ')}}`;
    })
    .join(', ');
}

function writeTable(groups: readonly GroupInfo[], runtime: CommandRuntime): void {
  const { runspace } = runtime;
  const sensitive = runtime.flag('CaseSensitive');
  const table = new Dictionary('System.Collections.Hashtable', sensitive ? 'ordinal' : 'ignoreCase');
  const asString = runtime.flag('AsString');
  for (const group of groups) {
    const [single = null] = group.values.items;
    const key = asString || group.values.items.length > 1 ? group.name : single;
    if (isNull(key) || table.has(key)) {
      const text =
        'The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again.';
      runtime.throwTerminating(commandError(text, text, 'InvalidArgument', { target: runspace.text(key) }));
    }
    table.set(key, group.group);
  }
  runtime.write(table);
}
