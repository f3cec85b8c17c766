import { enumerate } from '../members/enumerate.ts';
import { typeNamesOf } from '../members/typeNames.ts';
import { NetArray } from '../values/netArray.ts';
import { NetEnumerable } from '../values/netEnumerable.ts';
import { WrittenNumber } from '../values/writtenNumber.ts';
import { isNull, type Value } from '../values/value.ts';
import { bindingError, transformationException, validationException } from './bindingError.ts';
import { membersIn, type PlannedParameter } from './bindingPlan.ts';
import {
  converted,
  thrownException,
  transformationError,
  unconverted,
  type ArgumentContext,
} from './convertArgument.ts';
import { collectionKind, parameterType, takesAnything } from './parameterType.ts';

/**
 * An argument as it is bound: transformed, converted and checked, in that order. Undefined where it would need a conversion and none is wanted;
 * throws the error of binding where it cannot be bound.
 */
export function boundValue(
  given: Value,
  parameter: PlannedParameter,
  coerce: boolean,
  sets: number,
  context: ArgumentContext,
): Value | undefined {
  const { checks } = parameter.metadata;
  let value: Value = given instanceof WrittenNumber ? numberFor(given, parameter, coerce, context) : given;
  for (const check of checks) {
    if (check.transforms) value = guarded(() => check.apply(value, context.session), parameter, context);
  }
  const fitting = coerce ? converted(value, parameter, context) : unconverted(value, parameter, context);
  if (fitting === undefined) return undefined;
  for (const check of checks) {
    if (check.transforms) continue;
    if (check.attribute === 'PSTypeName') checkTypeName(fitting, check.values[0] ?? '', parameter, context);
    else validate(() => check.apply(fitting, context.session), parameter, context);
  }
  if (parameter.mandatorySomewhere && membersIn(parameter, sets).some(({ mandatory }) => mandatory))
    checkNotEmpty(fitting, parameter, context);
  return fitting;
}

const textTypes: ReadonlySet<string> = new Set(['System.String', 'System.String[]', 'System.Version']);

/** A written number as the parameter sees it: parameters of texts take how it was written, those of anything keep it. */
function numberFor(
  given: WrittenNumber,
  parameter: PlannedParameter,
  coerce: boolean,
  { session }: ArgumentContext,
): Value {
  const type = parameterType(parameter, session);
  if (textTypes.has(type.fullName)) return given.text;
  if (takesAnything(type) || type.fullName === 'System.Management.Automation.PSObject[]') return given;
  // Object[] gets it as it was written where it is named alone.
  return coerce && type.fullName === 'System.Object[]' ? given : given.base;
}

function guarded(apply: () => Value, parameter: PlannedParameter, context: ArgumentContext): Value {
  try {
    return apply();
  } catch (error) {
    const inner = thrownException(error);
    if (inner === undefined) throw error;
    // What is not for this parameter may be for another of the same position.
    if (inner.properties.get('SwallowException') === true)
      throw bindingError(context.invocation, 'ParameterArgumentTransformationError', inner.message, {
        category: 'InvalidData',
        parameter: parameter.name,
      });
    throw transformationError(parameter, context, inner.message, inner);
  }
}

function validate(apply: () => Value, parameter: PlannedParameter, { invocation }: ArgumentContext): void {
  try {
    apply();
  } catch (error) {
    const inner = thrownException(error);
    if (inner === undefined) throw error;
    throw bindingError(
      invocation,
      'ParameterArgumentValidationError',
      `Cannot validate argument on parameter '${parameter.name}'. ${inner.message}`,
      { category: 'InvalidData', type: validationException, inner, parameter: parameter.name },
    );
  }
}

function checkTypeName(
  value: Value,
  wanted: string,
  parameter: PlannedParameter,
  { session, invocation }: ArgumentContext,
): void {
  if (isNull(value)) return;
  const items = enumerate(value);
  for (const item of items ?? [value]) {
    if (typeNamesOf(item, session).some((name) => name.toLowerCase() === wanted.toLowerCase())) continue;
    throw bindingError(
      invocation,
      'MismatchedPSTypeName',
      `Cannot bind argument to parameter '${parameter.name}', because PSTypeNames of the argument do not match the PSTypeName required by the parameter: ${wanted}.`,
      { type: transformationException, parameter: parameter.name },
    );
  }
}

/** What a mandatory parameter does not take: null, an empty text, an empty collection, one with such items. */
function checkNotEmpty(value: Value, parameter: PlannedParameter, context: ArgumentContext): void {
  const { name, metadata } = parameter;
  const { allows } = metadata;
  const refuse = (what: string, description: string) =>
    bindingError(
      context.invocation,
      `ParameterArgumentValidationError${what}NotAllowed`,
      `Cannot bind argument to parameter '${name}' because it is ${description}.`,
      { category: 'InvalidData', type: validationException, parameter: name },
    );
  const type = parameterType(parameter, context.session);
  if (isNull(value)) {
    if (!allows.null) throw refuse('Null', 'null');
    return;
  }
  if (type.fullName === 'System.String') {
    if (value === '' && !allows.emptyString) throw refuse('EmptyString', 'an empty string');
    return;
  }
  if (collectionKind(type) === 'single' || !(value instanceof NetArray || value instanceof NetEnumerable))
    return;
  let empty = true;
  const texts = type.fullName === 'System.String[]' || /\[\[System\.String\b/.test(type.fullName);
  for (const item of enumerate(value) ?? []) {
    empty = false;
    if (isNull(item) && !allows.null) throw refuse('Null', 'null');
    if (texts && item === '' && !allows.emptyString) throw refuse('EmptyString', 'an empty string');
  }
  if (!empty || allows.emptyCollection) return;
  throw collectionKind(type) === 'array'
    ? refuse('EmptyArray', 'an empty array')
    : refuse('EmptyCollection', 'an empty collection');
}
