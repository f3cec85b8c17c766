import type { NetType } from '../types/netType.ts';
import type { BindingSession } from './bindingSession.ts';
import type { PlannedParameter } from './bindingPlan.ts';

/** The type of a parameter; one that this host does not know takes anything. */
export function parameterType(parameter: PlannedParameter, session: BindingSession): NetType {
  parameter.netType ??= session.types.find(parameter.metadata.type) ?? session.types.of(null);
  return parameter.netType;
}

/** Whether a parameter takes any value as it is. */
export function takesAnything({ fullName }: NetType): boolean {
  return fullName === 'System.Object' || fullName === 'System.Management.Automation.PSObject';
}

/** Whether a type is one whose values are collections, and how: an array of a type of elements, or another collection. */
export function collectionKind({ fullName }: NetType): 'array' | 'collection' | 'single' {
  if (fullName.endsWith('[]')) return 'array';
  if (fullName === 'System.Array' || /^System\.Collections\.(?:ArrayList|IList|ICollection)$/.test(fullName))
    return 'collection';
  return /^System\.Collections\.(?:Generic\.I?(?:List|Collection)|ObjectModel\.Collection)`1/.test(fullName)
    ? 'collection'
    : 'single';
}

/** Whether a parameter takes a script block as what it is: others run it once an object of the pipeline. */
export function takesScriptBlock({ fullName }: NetType): boolean {
  return /^System\.(?:Object|Management\.Automation\.ScriptBlock)(?:\[\])?$/.test(fullName);
}
