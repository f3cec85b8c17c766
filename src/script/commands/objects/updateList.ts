import { getMember } from '../../members/getMember.ts';
import { invokeMethod } from '../../members/invokeMethod.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Update-List: adds to a list that a property holds, removes from it or replaces what is in it; without an object, what such a change is. */
export const updateList = cmdlet({
  name: 'Update-List',
  className: 'UpdateListCommand',
  module: 'Utility',
  syntax: {
    AddRemoveSet: '[[-Property] <string>] [-Add <Object[]>] [-Remove <Object[]>] [-InputObject <psobject>]',
    ReplaceSet: '[[-Property] <string>] -Replace <Object[]> [-InputObject <psobject>]',
  },
  parameters: { InputObject: { pipeline: 'value' } },
  start: (runtime) => ({
    process() {
      const object = runtime.value('InputObject');
      if (object !== undefined) updateObject(object, runtime);
    },
    end() {
      if (runtime.has('InputObject')) return;
      if (runtime.has('Property')) runtime.throwTerminating(refusal('MissingInputObjectParameter'));
      runtime.write(change(runtime));
    },
  }),
});

const refusal = (id: string, message = '', target: Value = null) =>
  commandError(id, message, 'InvalidOperation', {
    type: 'System.Management.Automation.PSInvalidOperationException',
    target,
  });

/** An error of .NET, with its type as its id. */
const failure = (type: string, message: string) => commandError(type, message, 'NotSpecified', { type });

function change(runtime: CommandRuntime): Dictionary {
  const table = new Dictionary();
  for (const name of ['Add', 'Remove', 'Replace']) {
    const given = runtime.list(name);
    if (given !== undefined) table.set(name, new NetArray([...given]));
  }
  return table;
}

function updateObject(object: Value, runtime: CommandRuntime): void {
  const name = runtime.string('Property');
  if (name === undefined) runtime.throwTerminating(refusal('MissingPropertyParameter'));
  const list = getMember(object, name, runtime.runspace);
  if (list === undefined) runtime.writeError(refusal('MemberDoesntExist', '', object));
  else if (updateItems(list, runtime)) runtime.write(object);
}

/** Whether the list could be changed. */
function updateItems(list: Value, runtime: CommandRuntime): boolean {
  const replacement = runtime.list('Replace');
  const removed = runtime.list('Remove') ?? [];
  const added = replacement ?? runtime.list('Add') ?? [];
  if (replacement === undefined && removed.length + added.length === 0) return true;
  if (isNull(list))
    runtime.throwTerminating(
      failure('System.ArgumentNullException', "Value cannot be null. (Parameter 'collectionToUpdate')"),
    );
  if (!(list instanceof NetList || list instanceof NetArray)) {
    const message = 'Cannot apply the update because the object is not a supported collection type.';
    runtime.writeError(refusal('ApplyFailed', message));
    return false;
  }
  try {
    if (replacement !== undefined) invokeMethod(list, 'Clear', [], runtime.runspace);
    for (const item of removed) invokeMethod(list, 'Remove', [item], runtime.runspace);
    for (const item of added) invokeMethod(list, 'Add', [item], runtime.runspace);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const { exception } = error.record;
    const { typeName, message } = exception.inner ?? exception;
    runtime.throwTerminating(failure(typeName, message));
  }
  return true;
}
