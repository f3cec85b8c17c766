import { FunctionInfo } from '../../commands/commandInfo.ts';
import { CustomObject } from '../../values/customObject.ts';
import type { ExtendedMember } from '../../values/extendedMembers.ts';
import type { Variable } from '../../values/variable.ts';
import type { ModuleInfo } from './moduleInfo.ts';

/** An object whose methods are the functions that a module exports, its properties the module's variables. */
export function moduleObject(module: ModuleInfo): CustomObject {
  const made = new CustomObject();
  for (const info of module.commands.values())
    if (info instanceof FunctionInfo)
      made.members.set(info.name.toLowerCase(), { kind: 'method', name: info.name, script: info.block });
  for (const variable of module.variables.values())
    made.members.set(variable.name.toLowerCase(), variableNote(variable));
  return made;
}

/** A property that is a variable: reading and setting it reads and sets the variable. */
function variableNote(variable: Variable): ExtendedMember {
  return {
    kind: 'note',
    name: variable.name,
    get value() {
      return variable.read();
    },
    set value(value) {
      variable.store(value);
    },
  };
}
