import { enumerate } from '../../members/enumerate.ts';
import { noOrder } from '../../operators/compare.ts';
import { cultureText } from '../../text/cultureText.ts';
import { CustomObject } from '../../values/customObject.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { GroupInfo } from './groupInfo.ts';
import { type GivenExpression, readExpressions, refuseWildcards } from './readExpressions.ts';
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
    refuseWildcards(expressions, runtime);
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
        const groups = grouped(objects, expressions, runtime);
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

function grouped(
  objects: readonly Keyed[],
  expressions: readonly GivenExpression[],
  runtime: CommandRuntime,
): readonly GroupInfo[] {
  const { runspace } = runtime;
  const options = { caseSensitive: runtime.flag('CaseSensitive'), culture: runtime.string('Culture') ?? '' };
  const compare = (left: Keyed, right: Keyed) => {
    if (left.object instanceof CustomObject && right.object instanceof CustomObject)
      refuseOrder(right, left, runtime);
    return compareKeyed(left, right, [], options, runspace);
  };
  const isSame = (left: Keyed, right: Keyed) =>
    left.keys.every(({ value }, index) => areCollections(value, right.keys[index]?.value ?? null)) ||
    compare(left, right) === 0;
  const keeps = !runtime.flag('NoElement');
  const found: { readonly first: Keyed; readonly group: GroupInfo }[] = [];
  const add = (object: Keyed, known: { readonly group: GroupInfo } | undefined): void => {
    if (known !== undefined) known.group.add(object.object, keeps);
    else {
      const values = object.keys.map(({ value }) => value);
      const group = new GroupInfo(nameOf(object, expressions, runtime), values, keeps);
      group.add(object.object, keeps);
      found.push({ first: object, group });
    }
  };
  if (haveOneType(objects, runtime)) {
    for (const object of [...objects].sort(compare)) {
      runspace.checkpoint();
      const last = found.at(-1);
      add(object, last !== undefined && isSame(last.first, object) ? last : undefined);
    }
  } else {
    // Values of several types have no order: groups stay in the order of appearance.
    for (const object of objects) {
      runspace.checkpoint();
      add(
        object,
        found.find(({ first }) => isSame(first, object)),
      );
    }
  }
  return found.map(({ group }) => group);
}

/** Two collections are of one group, whatever is in them. */
function areCollections(left: Value, right: Value): boolean {
  return enumerate(left) !== undefined && enumerate(right) !== undefined;
}

/** Custom objects that are grouped by themselves have no order. */
function refuseOrder(left: Keyed, right: Keyed, runtime: CommandRuntime): void {
  const [one] = left.keys;
  if (one?.value !== left.object) return;
  const { runspace } = runtime;
  runtime.throwTerminating(noOrder(runspace.text(left.object), runspace.text(right.object)).record);
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
function nameOf(
  { keys }: Keyed,
  expressions: readonly GivenExpression[],
  { runspace }: CommandRuntime,
): string {
  return keys
    .flatMap(({ value }, index) => {
      if (isNull(value)) return [];
      const items = enumerate(value);
      if (items === undefined)
        return value instanceof CustomObject ? runspace.text(value) : cultureText(value, runspace);
      return expressions[index]?.expression.kind !== 'name'
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
