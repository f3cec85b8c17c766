import type { ParameterMetadata } from '../commands/commandMetadata.ts';
import { isSwitchType } from '../binding/bindingPlan.ts';
import type { ScriptModel } from './scriptModel.ts';

/** The only values that a parameter takes: of its ValidateSet, or of its enum. Null where it takes others. */
export function closedValues(
  model: ScriptModel,
  { checks, type }: ParameterMetadata,
): readonly string[] | null {
  const set = checks.find(({ attribute, values }) => attribute === 'ValidateSet' && values.length > 0);
  return set?.values ?? enumValues(model, type);
}

/** Names of the values of an enum, or of an array of one; null for another type. */
function enumValues(model: ScriptModel, type: string): readonly string[] | null {
  const element = type.replace(/\[\]$/, '');
  if (isSwitchType(element)) return null;
  const own = model.ownTypes.get(element.toLowerCase());
  if (own !== undefined) return own.typeKind === 'enum' ? own.members.map(({ name }) => name) : null;
  const enumeration = model.types.find(element)?.facts.enumeration ?? null;
  return enumeration === null ? null : [...enumeration.values.keys()];
}
