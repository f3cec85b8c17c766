import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import { transformationError } from '../../binding/convertArgument.ts';
import { convert } from '../../convert/convert.ts';
import type { NetContext, NetType } from '../../types/netType.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';
import { SwitchParameter } from '../../values/switchParameter.ts';
import { unwrapNothing, type Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import type { Frame, ParameterCode } from '../execution.ts';

/** Sets the variable of a parameter, which keeps the type and the checks of it. */
export function setParameter(parameter: ParameterCode, value: Value, frame: Frame): void {
  const variable = new Variable(parameter.name, value);
  const attributes = parameter.attributes(frame);
  if (attributes.length > 0) variable.setAttributes(attributes);
  frame.scope.put(variable);
}

/** Gives the parameters that were not bound their defaults, in order: each sees those before it. A default is converted, not checked. */
export function defaultsOf(
  parameters: readonly ParameterCode[],
  binding: Pick<ParameterBinding, 'value'>,
  frame: Frame,
  invocation: InvocationInfo,
): void {
  let outer: { frame: Frame; scope: Frame['scope'] } | null = null;
  const { engine, state } = frame;
  for (const parameter of parameters) {
    if (binding.value(parameter.name) !== undefined) continue;
    if (parameter.defaultValue === null) {
      setParameter(parameter, unsetValue(parameter, frame), frame);
      continue;
    }
    outer ??= { frame: engine.frame, scope: state.current };
    engine.frame = frame;
    state.current = frame.scope;
    try {
      const value = unwrapNothing(parameter.defaultValue(frame));
      setParameter(parameter, converted(parameter, value, frame, invocation), frame);
    } finally {
      engine.frame = outer.frame;
      state.current = outer.scope;
    }
  }
}

function converted(parameter: ParameterCode, value: Value, frame: Frame, invocation: InvocationInfo): Value {
  let kept = value;
  for (const attribute of parameter.attributes(frame)) {
    if (!attribute.converts) continue;
    try {
      kept = attribute.apply(kept);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      const { exception } = error.record;
      throw transformationError(parameter, { invocation }, exception.message, exception);
    }
  }
  return kept;
}

/** What a parameter is that was not given and has no default. */
export function unsetValue(parameter: ParameterCode, frame: Frame): Value {
  const type = parameter.resolvedType(frame);
  return type === null ? null : emptyValueOf(type, frame.engine);
}

/** The empty value of a simple type: `''`, 0, false; null of any other. */
function emptyValueOf(type: NetType, context: NetContext): Value {
  const { fullName } = type;
  if (fullName === 'System.Management.Automation.SwitchParameter') return new SwitchParameter(false);
  if (fullName === 'System.String') return '';
  if (fullName === 'System.Boolean') return false;
  return isSimpleType(type) ? convert(0, type, context) : null;
}

/** Whether a variable of the type is never null: a number, a Boolean, a text, a switch. Char and enumerations are none of them. */
export function isSimpleType({ fullName }: NetType): boolean {
  return simpleTypes.has(fullName);
}

const simpleTypes: ReadonlySet<string> = new Set([
  ...['Int32', 'Int64', 'Int16', 'Byte', 'SByte', 'UInt16', 'UInt32', 'UInt64'].map(
    (name) => `System.${name}`,
  ),
  ...['Double', 'Single', 'Decimal', 'Boolean', 'String'].map((name) => `System.${name}`),
  'System.Management.Automation.SwitchParameter',
]);
