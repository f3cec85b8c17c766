import { convert } from '../convert/convert.ts';
import { defaultOf } from '../convert/defaultOf.ts';
import { enumerate } from '../members/enumerate.ts';
import { isAssignable } from '../types/lookup.ts';
import type { NetType } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { Noted, unboxed } from '../values/extendedMembers.ts';
import { isReserved, reservedPreference } from '../values/reservedPreference.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import { NetArray } from '../values/netArray.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import { Reference } from '../values/reference.ts';
import { SwitchParameter } from '../values/switchParameter.ts';
import { isNull, type Value } from '../values/value.ts';
import { bindingError, transformationException, validationException } from './bindingError.ts';
import { booleanProblem, switchName } from './booleanProblem.ts';
import type { PlannedParameter } from './bindingPlan.ts';
import type { BindingSession } from './bindingSession.ts';
import type { BindingRequest } from './parameterBinding.ts';
import { collectionKind, parameterType, takesAnything } from './parameterType.ts';

/** Who binds, and for whom. */
export interface ArgumentContext {
  readonly kind: BindingRequest['kind'];
  readonly invocation: InvocationInfo;
  readonly session: BindingSession;
}

/** A value as it would be bound without conversion; undefined where it needs one. */
export function unconverted(
  value: Value,
  parameter: PlannedParameter,
  context: ArgumentContext,
): Value | undefined {
  const { session } = context;
  const type = parameterType(parameter, session);
  if (takesAnything(type)) return value;
  if (isNull(value)) return type.isValueType || type.fullName === 'System.String' ? undefined : null;
  const fits = (one: Value, to: NetType) => isAssignable(session.types.of(unboxed(one)), to, session.types);
  if (fits(value, type)) return withoutNotes(value);
  if (collectionKind(type) !== 'array') return undefined;
  const element = session.types.find(type.fullName.slice(0, -2));
  if (element === undefined) return undefined;
  const all = spread(value, context);
  if (takesAnything(element)) return new NetArray(all, element.fullName);
  return all.every((item) => (isNull(item) ? !element.isValueType : fits(item, element)))
    ? new NetArray(all.map(withoutNotes), element.fullName)
    : undefined;
}

/** A value as one of a parameter's type. Functions convert as their type constraint does, cmdlets by rules of their own. */
export function converted(value: Value, parameter: PlannedParameter, context: ArgumentContext): Value {
  if (context.kind !== 'cmdlet' && !parameter.common) return forFunction(value, parameter, context);
  const made = forCmdlet(value, parameter, context);
  if (parameter.common && isReserved(made)) throw notSettable(parameter, reservedPreference, context);
  return made;
}

/** The error of a value that a parameter does not take, though it is one of its type. */
function notSettable(
  { name }: PlannedParameter,
  message: string,
  { invocation }: Pick<ArgumentContext, 'invocation'>,
): ScriptError {
  return bindingError(
    invocation,
    'ParameterBindingFailed',
    `Cannot bind parameter '${name}' to the target. Exception setting "${name}": "${message}"`,
    { category: 'WriteError', parameter: name },
  );
}

/** ParameterArgumentTransformationError: the message of what refused the argument stands in it. */
export function transformationError(
  parameter: { readonly name: string },
  { invocation }: Pick<ArgumentContext, 'invocation'>,
  message: string,
  inner: NetException | null,
): ScriptError {
  const cast = inner ?? new NetException('System.Management.Automation.PSInvalidCastException', message);
  return bindingError(
    invocation,
    'ParameterArgumentTransformationError',
    `Cannot process argument transformation on parameter '${parameter.name}'. ${message}`,
    {
      category: 'InvalidData',
      type: transformationException,
      inner: new NetException(
        'System.Management.Automation.ArgumentTransformationMetadataException',
        message,
        cast,
      ),
      parameter: parameter.name,
    },
  );
}

function forFunction(value: Value, parameter: PlannedParameter, context: ArgumentContext): Value {
  const { session, kind } = context;
  const type = parameterType(parameter, session);
  const { fullName } = type;
  const refuse = (message: string) => transformationError(parameter, context, message, null);
  if (takesAnything(type)) return value;
  if (fullName.startsWith('System.Management.Automation.PSReference') && !(value instanceof Reference))
    throw refuse('Reference type is expected in argument.');
  if (fullName === 'System.Boolean' || fullName === switchName) {
    const problem = booleanProblem(value, fullName, session);
    if (problem !== undefined) throw refuse(problem);
    if (fullName === switchName && isNull(value)) return new SwitchParameter(false);
  }
  if (fullName === 'System.String' && kind === 'advanced' && enumerate(value) !== undefined)
    throw refuse('Cannot convert value to type System.String.');
  try {
    return convert(value, type, session);
  } catch (error) {
    const inner = thrownException(error);
    if (inner === undefined) throw error;
    throw transformationError(parameter, context, inner.message, inner.inner ?? inner);
  }
}

function forCmdlet(value: Value, parameter: PlannedParameter, context: ArgumentContext): Value {
  const { session, invocation } = context;
  const type = parameterType(parameter, session);
  const { fullName } = type;
  const given = session.types.of(unboxed(value)).fullName;
  const unfit = (reason: string) =>
    bindingError(
      invocation,
      'CannotConvertArgument',
      `Cannot convert '${typeText(given)}' to the type '${typeText(fullName)}' required by parameter '${parameter.name}'. ${reason}`,
      { parameter: parameter.name },
    );
  if (takesAnything(type)) return value;
  // Names of encodings have been looked at.
  if (fullName === 'System.Text.Encoding' && typeof value === 'string') return value;
  if (isNull(value)) return nullFor(parameter, fullName, type, context);
  if (fullName === 'System.Boolean' || fullName === switchName) {
    if (booleanProblem(value, fullName, session) !== undefined) throw unfit('');
    const set = convert(value, session.types.of(true), session);
    return fullName === 'System.Boolean' ? set : new SwitchParameter(set === true);
  }
  if (isAssignable(session.types.of(unboxed(value)), type, session.types)) return withoutNotes(value);
  if (
    collectionKind(type) === 'single' &&
    enumerate(value) !== undefined &&
    type.facts.kind !== 'enum' &&
    !fullName.endsWith('IEnumerable')
  )
    throw unfit('Specified method is not supported.');
  if (collectionKind(type) === 'array') return arrayFor(value, parameter, type, context);
  return convertedFor(value, parameter, type, context);
}

/** A parameter of a type takes what a cmdlet read without the notes of where that was. */
function withoutNotes(value: Value): Value {
  return value instanceof Noted ? value.base : value;
}

/** Why null is no value of a struct or an enum. */
function nullProblem(type: NetType, { session }: ArgumentContext): string {
  try {
    convert(null, type, session);
  } catch (error) {
    if (error instanceof ScriptError) return error.record.exception.message;
    throw error;
  }
  return `Cannot convert null to type "${typeText(type.fullName)}".`;
}

function nullFor(
  parameter: PlannedParameter,
  fullName: string,
  type: NetType,
  context: ArgumentContext,
): Value {
  // A switch of a cmdlet is set where it is given nothing, unlike that of a function.
  if (fullName === switchName) return new SwitchParameter(true);
  if (fullName === 'System.Boolean')
    throw bindingError(
      context.invocation,
      'ParameterArgumentValidationErrorNullNotAllowed',
      `Cannot bind argument to parameter '${parameter.name}' because it is null.`,
      { category: 'InvalidData', type: validationException, parameter: parameter.name },
    );
  if (!type.isValueType) return null;
  if (fullName.startsWith('System.Nullable`1')) return null;
  throw notSettable(parameter, nullProblem(type, context), context);
}

/** What an array parameter gets: a list item by item; of a cmdlet any other collection, as the keys of a hashtable, as one. */
function spread(value: Value, { kind, session }: ArgumentContext): Value[] {
  const items = enumerate(value);
  if (items === undefined) return [value];
  if (kind !== 'cmdlet' || value instanceof NetArray) return [...items];
  const list = session.types.find('System.Collections.IList');
  const isList = list === undefined || isAssignable(session.types.of(unboxed(value)), list, session.types);
  return isList ? [...items] : [value];
}

function arrayFor(value: Value, parameter: PlannedParameter, type: NetType, context: ArgumentContext): Value {
  const { session } = context;
  const element = session.types.find(type.fullName.slice(0, -2));
  if (element === undefined) return value;
  const all = spread(value, context);
  const itemOf = (item: Value): Value => {
    if (isNull(item)) return element.isValueType ? defaultOf(element, session) : item;
    return takesAnything(element) ? item : convertedFor(item, parameter, element, context);
  };
  return new NetArray(all.map(itemOf), element.fullName);
}

function convertedFor(
  value: Value,
  parameter: PlannedParameter,
  type: NetType,
  context: ArgumentContext,
): Value {
  try {
    return convert(value, type, context.session);
  } catch (error) {
    const inner = thrownException(error);
    if (inner === undefined) throw error;
    throw bindingError(
      context.invocation,
      'CannotConvertArgumentNoMessage',
      `Cannot bind parameter '${parameter.name}'. ${inner.message}`,
      { inner: inner.inner ?? inner, parameter: parameter.name },
    );
  }
}

/** The exception of what a conversion or a check threw; undefined for what is no error of a script. */
export function thrownException(error: unknown): NetException | undefined {
  if (error instanceof ScriptError) return error.record.exception;
  return error instanceof NetThrow ? error.exception : undefined;
}
