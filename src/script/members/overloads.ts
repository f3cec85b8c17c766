import { convert } from '../convert/convert.ts';
import { shownValue } from '../convert/castError.ts';
import type { NetContext, NetOverload, NetParameter } from '../types/netType.ts';
import { typeText } from '../types/typeText.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { Reference } from '../values/reference.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { Boxed } from '../values/extendedMembers.ts';
import { isNull, type Value } from '../values/value.ts';
import { conversionRank, isDelegate, rank, typeRank } from './conversionRank.ts';
import { methodError, noOverload } from './memberError.ts';

/** An overload and how it takes the arguments. */
interface Candidate {
  readonly overload: NetOverload;
  /** Whether the last arguments become the array of its last parameter. */
  readonly expanded: boolean;
  readonly ranks: readonly number[];
  /** One an argument. */
  readonly parameters: readonly NetParameter[];
}

/** The overload that a call is of, with the arguments converted to its parameters. */
export interface BoundCall {
  readonly overload: NetOverload;
  readonly args: readonly Value[];
}

/** Parameters that as many arguments meet, one an argument; undefined where the number does not fit. */
function parametersFor(overload: NetOverload, count: number, expanded: boolean): NetParameter[] | undefined {
  const { parameters } = overload;
  const last = parameters.at(-1);
  if (expanded) {
    if (last?.rest !== true || count < parameters.length - 1) return undefined;
    const element = { ...last, type: last.type.slice(0, -2) };
    return Array.from({ length: count }, (_, index) => parameters[index]).map((parameter, index) =>
      parameter === undefined || index >= parameters.length - 1 ? element : parameter,
    );
  }
  if (count > parameters.length) return undefined;
  const missing = parameters.slice(count);
  return missing.every(({ fallback }) => fallback !== undefined) ? parameters.slice(0, count) : undefined;
}

function rankOf(value: Value, parameter: NetParameter, context: NetContext): number {
  const type = parameterType(parameter, context);
  return type === undefined ? rank.none : conversionRank(value, type, context);
}

function parameterType({ type }: NetParameter, context: NetContext) {
  return context.types.find(type);
}

function candidatesFor(
  overloads: readonly NetOverload[],
  args: readonly Value[],
  context: NetContext,
): Candidate[] {
  return overloads.flatMap((overload) => {
    const forms = [false, true].flatMap((expanded) => {
      const parameters = parametersFor(overload, args.length, expanded);
      if (parameters === undefined) return [];
      const ranks = args.map((value, index) => {
        const parameter = parameters[index];
        return parameter === undefined ? rank.none : rankOf(value, parameter, context);
      });
      return [{ overload, expanded, ranks, parameters } satisfies Candidate];
    });
    const [first, second] = forms;
    if (first === undefined || second === undefined) return forms;
    // An argument that fits the elements better than the array makes it the expanded form.
    return (second.ranks.at(-1) ?? 0) > (first.ranks.at(-1) ?? 0) ? [second] : [first];
  });
}

/** Positive where the left candidate is better. */
function compareCandidates(left: Candidate, right: Candidate, context: NetContext): number {
  let better = 0;
  const count = left.ranks.length;
  for (let index = 0; index < count; index++) {
    const difference = (left.ranks[index] ?? 0) - (right.ranks[index] ?? 0);
    better += Math.sign(difference) * (count - index);
  }
  if (better !== 0) return better;
  const misses = Number(hasUnrelated(right)) - Number(hasUnrelated(left));
  if (misses !== 0) return misses;
  for (let index = 0; index < count; index++)
    better += bySpecificity(left, right, index, context) * (count - index);
  if (better !== 0) return better;
  if (left.expanded !== right.expanded) return left.expanded ? -1 : 1;
  return right.overload.parameters.length - left.overload.parameters.length;
}

/** Whether an array has to become one of another type of items. */
function hasUnrelated({ ranks }: Candidate): boolean {
  return ranks.includes(rank.unrelatedArrays);
}

/** Between conversions that lose nothing the more special type wins, between others the more general. */
function bySpecificity(left: Candidate, right: Candidate, index: number, context: NetContext): number {
  const [a, b] = [left.ranks[index] ?? 0, right.ranks[index] ?? 0];
  if (a < rank.nullToValue || b < rank.nullToValue) return 0;
  const [from, to] = [left.parameters[index], right.parameters[index]];
  if (from === undefined || to === undefined) return 0;
  const [leftType, rightType] = [parameterType(from, context), parameterType(to, context)];
  if (leftType === undefined || rightType === undefined) return 0;
  const forward = typeRank(leftType, rightType, context);
  const backward = typeRank(rightType, leftType, context);
  const special = Math.sign(forward - backward);
  if (a >= rank.numericImplicit !== b >= rank.numericImplicit) return 0;
  return a >= rank.numericImplicit ? special : -special;
}

/** Finds the overload that a call is of and converts its arguments. Throws PowerShell's MethodException where none or several fit. */
export function bindCall(
  name: string,
  overloads: readonly NetOverload[],
  args: readonly Value[],
  context: NetContext,
  shownName = name,
): BoundCall {
  const [only, second] = overloads;
  if (only !== undefined && second === undefined) {
    const expanded = only.parameters.at(-1)?.rest === true;
    if (!expanded && parametersFor(only, args.length, false) !== undefined) {
      if (misfits(only.parameters, args, context)) throw noOverload(shownName, args.length);
      return { overload: only, args: converted(name, only, false, args, context) };
    }
  }
  const found = candidatesFor(overloads, args, context);
  if (found.length === 0) throw noOverload(shownName, args.length);
  const [single] = found;
  if (found.length === 1 && single !== undefined) {
    if (misfits(single.parameters, args, context)) throw noOverload(shownName, args.length);
    return { overload: single.overload, args: convertedTo(single, name, args, context, shownName) };
  }
  const [firstUsable, ...more] = found.filter(({ ranks }) => !ranks.includes(rank.none));
  if (firstUsable === undefined) throw noOverload(shownName, args.length);
  let best = firstUsable;
  let ambiguous = false;
  for (const candidate of more) {
    const order = compareCandidates(candidate, best, context);
    if (order > 0) {
      best = candidate;
      ambiguous = false;
    } else if (order === 0) ambiguous = true;
  }
  if (ambiguous) {
    throw methodError(
      'MethodCountCouldNotFindBest',
      `Multiple ambiguous overloads found for "${shownName}" and the argument count: "${args.length}".`,
    );
  }
  return { overload: best.overload, args: converted(name, best.overload, best.expanded, args, context) };
}

/** Among several overloads, one whose parameters have nothing to do with the arguments is none at all. */
function convertedTo(
  { overload, expanded, ranks, parameters }: Candidate,
  name: string,
  args: readonly Value[],
  context: NetContext,
  shownName: string,
): readonly Value[] {
  try {
    return converted(name, overload, expanded, args, context);
  } catch (error) {
    const unfit = ranks.some(
      (found, index) => found === rank.none && parameters[index]?.type.endsWith('&') === false,
    );
    if (error instanceof ScriptError && unfit) throw noOverload(shownName, args.length);
    throw error;
  }
}

/** Whether a `[ref]` holds what its parameter cannot have. */
function misfits(parameters: readonly NetParameter[], args: readonly Value[], context: NetContext): boolean {
  return parameters.some((parameter, index) => {
    const value = args[index];
    return (
      parameter.type.endsWith('&') &&
      value instanceof Reference &&
      rankOf(value, parameter, context) === rank.none
    );
  });
}

function converted(
  name: string,
  { parameters }: NetOverload,
  expanded: boolean,
  args: readonly Value[],
  context: NetContext,
): readonly Value[] {
  const fixed = expanded ? parameters.length - 1 : parameters.length;
  const result: Value[] = [];
  for (let index = 0; index < fixed; index++) {
    const parameter = parameters[index];
    if (parameter === undefined) break;
    const value = args[index];
    result.push(
      value === undefined ? (parameter.fallback ?? null) : argument(name, parameter, value, context, index),
    );
  }
  const rest = parameters.at(-1);
  if (expanded && rest !== undefined) {
    const element = { ...rest, type: rest.type.slice(0, -2) };
    const items = args.slice(fixed).map((value) => argument(name, element, value, context, fixed));
    result.push(new NetArray(items, element.type));
  }
  return result;
}

function argument(
  name: string,
  parameter: NetParameter,
  value: Value,
  context: NetContext,
  index: number,
): Value {
  const type = parameterType(parameter, context);
  if (parameter.type.endsWith('&')) {
    if (value instanceof Reference) return value;
    throw methodError(
      'NonRefArgumentToRefParameterMsg',
      `Argument: '${String(index + 1)}' should be a System.Management.Automation.PSReference. Use [ref].`,
    );
  }
  if (type === undefined) return isNull(value) ? null : value;
  if (value instanceof Boxed && parameter.type === 'System.Object') return value.base;
  if (value instanceof ScriptBlock && isDelegate(type)) return value;
  try {
    return convert(value, type, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw unfitArgument(parameter.name, value, name, parameter.type, error, context);
  }
}

/** The error of an argument that a cast refused. */
export function unfitArgument(
  parameter: string,
  value: Value,
  method: string,
  type: string,
  { record: { exception } }: ScriptError,
  context: NetContext,
): ScriptError {
  return methodError(
    'MethodArgumentConversionInvalidCastArgument',
    `Cannot convert argument "${parameter}", with value: "${shownValue(value, context)}", for "${method}" to type "${typeText(type)}": "${exception.message}"`,
    exception.inner ?? exception,
  );
}
