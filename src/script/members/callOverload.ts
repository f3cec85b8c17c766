import type { NetContext, NetOverload } from '../types/netType.ts';
import { nothing, type Value } from '../values/value.ts';
import { ScriptError } from '../values/errorRecord.ts';
import { callError, exceptionOf, thrownException } from './memberError.ts';
import { bindCall } from './overloads.ts';

/** Calls the overload that the arguments fit, of those with the types that were cast to, where there are any. What it throws becomes a MethodInvocationException. */
export function callOverload(
  name: string,
  overloads: readonly NetOverload[],
  self: Value,
  args: readonly Value[],
  context: NetContext,
  casts: readonly (string | null)[] = [],
): Value {
  const bound = bindCall(name, withParameters(casts, overloads), args, context);
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
