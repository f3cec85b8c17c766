import { genericName } from '../types/assemblies.ts';
import type { NetMethod, NetOverload } from '../types/netType.ts';

const space = 'System.Management.Automation';

/** Full name of the type of a method that is not called: it names what each overload takes and returns. */
export function methodTypeName({ overloads }: NetMethod): string {
  return genericName(`${space}.PSMethod\`1`, [groupOf(overloads.map(delegateOf))]);
}

/** Groups have 1, 2, 4, 8 or more parts in powers of two; what is over stands in a group of its own, as the last part. */
function groupOf(delegates: readonly string[]): string {
  const size = 2 ** Math.floor(Math.log2(Math.max(delegates.length, 1)));
  const parts =
    delegates.length === size
      ? delegates
      : [...delegates.slice(0, size - 1), groupOf(delegates.slice(size - 1))];
  return genericName(`${space}.MethodGroup\`${String(size)}`, parts);
}

function delegateOf({ parameters, returns, typeParameters }: NetOverload): string {
  // What type parameters stand for is not known before the call.
  if (typeParameters !== undefined) return genericName('System.Func`1', [`${space}.PSNonBindableType`]);
  const types = [
    ...parameters.map(({ type }) =>
      type.endsWith('&') ? genericName(`${space}.PSOutParameter\`1`, [type.slice(0, -1)]) : type,
    ),
    returns === 'System.Void' ? `${space}.VOID` : returns,
  ];
  return genericName(`System.Func\`${String(types.length)}`, types);
}
