import type { NetContext, NetOverload, NetType } from '../types/netType.ts';
import { nothing, type Value } from '../values/value.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { callError, exceptionOf, methodError, thrownException } from './memberError.ts';
import { bindCall } from './overloads.ts';

/** How a call is written, beside its arguments. */
export interface CallForm {
  /** Full names of the types that arguments are cast to in the call, null for others. */
  readonly casts?: readonly (string | null)[];
  /** Type arguments, as in `[array]::Empty[int]()`. */
  readonly types?: readonly NetType[];
}

/** Calls the overload that the arguments fit, of those that fit the form of the call. What it throws becomes a MethodInvocationException. */
export function callOverload(
  name: string,
  overloads: readonly NetOverload[],
  self: Value,
  args: readonly Value[],
  context: NetContext,
  { casts = [], types = [] }: CallForm = {},
): Value {
  const callable = withParameters(casts, closedOver(name, types, overloads, args, casts));
  const bound = bindCall(name, callable, args, context);
  try {
    const result = bound.overload.invoke(self, bound.args, context);
    return bound.overload.returns === 'System.Void' ? nothing : result;
  } catch (error) {
    const inner = exceptionOf(error);
    if (inner === undefined) throw error;
    throw callError(
      name,
      args.length,
      error instanceof ScriptError ? thrownException(error, context) : inner,
    );
  }
}

/** The overloads for type arguments; without any, those that can be called without. */
function closedOver(
  name: string,
  types: readonly NetType[],
  overloads: readonly NetOverload[],
  args: readonly Value[],
  casts: readonly (string | null)[],
): readonly NetOverload[] {
  if (types.length === 0) {
    const [only] = overloads;
    if (overloads.length === 1 && only?.needsTypes === undefined && only?.inferred === undefined)
      return overloads;
    return overloads.filter(
      ({ needsTypes, inferred }) => needsTypes !== true && (inferred === undefined || inferred(args, casts)),
    );
  }
  const fitting = overloads.flatMap(({ typeParameters, closed }) =>
    typeParameters?.length === types.length && closed !== undefined ? [closed(types)] : [],
  );
  if (fitting.length > 0) return fitting;
  throw methodError(
    'MethodCountCouldNotFindBestGeneric',
    `Could not find a suitable generic method overload for "${name}" with "${types.length}" type parameters, and the argument count: "${args.length}".`,
  );
}

/** The overloads whose parameters are of the types that the arguments were cast to in the call (full names, null for no cast); all where none is. */
function withParameters(
  casts: readonly (string | null)[],
  overloads: readonly NetOverload[],
): readonly NetOverload[] {
  if (casts.every((cast) => cast === null)) return overloads;
  const fitting = overloads.filter(
    ({ parameters }) =>
      parameters.length === casts.length &&
      casts.every((cast, index) => cast === null || parameters[index]?.type === cast),
  );
  return fitting.length > 0 ? fitting : overloads;
}
