import type { NetType } from '../../types/netType.ts';
import { ErrorRecord, ScriptError, scriptError } from '../../values/errorRecord.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { Variable, type VariableAttribute } from '../../values/variable.ts';
import { checkInitial } from '../compile/compileConstraint.ts';
import type { Frame, ParameterCode } from '../execution.ts';
import { isSimpleType, unsetValue } from './parameterDefaults.ts';

/**
 * Sets the parameters of a block that a method or a cmdlet runs, in the scope of its frame: by position alone. Nothing is mandatory, and what is missing
 * goes through the type and the checks of its parameter, too. Returns what brings back the variables of the caller that they hid.
 */
export function setInvoked(
  parameters: readonly ParameterCode[],
  args: readonly Value[],
  frame: Frame,
  inCaller: boolean,
): () => void {
  const { scope } = frame;
  const before = (inCaller ? parameters : []).map(({ key }) => [key, scope.variables.get(key)] as const);
  for (const [index, parameter] of parameters.entries()) {
    const given = index < args.length ? (args[index] ?? null) : defaultOf(parameter, frame);
    scope.put(variableOf(parameter, unwrapNothing(given), frame, inCaller));
  }
  return () => {
    for (const [key, variable] of before) {
      scope.delete(key);
      if (variable === undefined) continue;
      variable.removed = false;
      scope.variables.set(key, variable);
    }
  };
}

function defaultOf(parameter: ParameterCode, frame: Frame): Value {
  const { engine, state } = frame;
  if (parameter.defaultValue === null) return unsetValue(parameter, frame);
  const outer = { frame: engine.frame, scope: state.current };
  engine.frame = frame;
  state.current = frame.scope;
  try {
    return parameter.defaultValue(frame);
  } finally {
    engine.frame = outer.frame;
    state.current = outer.scope;
  }
}

function variableOf(parameter: ParameterCode, value: Value, frame: Frame, inCaller: boolean): Variable {
  const attributes = parameter.attributes(frame);
  const isLocal =
    !inCaller && attributes.every(({ converts }) => converts) && keepsType(parameter.resolvedType(frame));
  let kept = value;
  for (const attribute of attributes) {
    if (attribute.converts) kept = isLocal ? cast(attribute, kept) : transformed(attribute, kept);
  }
  for (const attribute of attributes)
    if (!attribute.converts) checkInitial(attribute, kept, parameter.name, frame.engine);
  const variable = new Variable(parameter.name, kept);
  if (attributes.length > 0) variable.setAttributes(attributes);
  return variable;
}

/** Whether a local variable of the type needs no attribute to keep it: a bad value is an error of the conversion then. */
function keepsType(type: NetType | null): boolean {
  return type === null || isSimpleType(type) || !type.isValueType;
}

function transformed(attribute: VariableAttribute, value: Value): Value {
  try {
    return attribute.apply(value);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const { exception } = error.record;
    throw scriptError('RuntimeException', exception.message, 'MetadataError', {
      type: 'System.Management.Automation.ArgumentTransformationMetadataException',
      inner: exception,
    });
  }
}

/** As a conversion throws it, without the RuntimeException that a statement puts around it. */
function cast(attribute: VariableAttribute, value: Value): Value {
  try {
    return attribute.apply(value);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const { exception, id, category } = error.record;
    throw new ScriptError(new ErrorRecord({ exception: exception.inner ?? exception, id, category }));
  }
}
