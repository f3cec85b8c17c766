import type { NetContext, NetOverload } from '../types/netType.ts';
import { nothing, type Value } from '../values/value.ts';
import { callError, exceptionOf } from './memberError.ts';
import { bindCall } from './overloads.ts';

/** Calls the overload that the arguments fit. What it throws becomes a MethodInvocationException. */
export function callOverload(
  name: string,
  overloads: readonly NetOverload[],
  self: Value,
  args: readonly Value[],
  context: NetContext,
): Value {
  const bound = bindCall(name, overloads, args, context);
  try {
    const result = bound.overload.invoke(self, bound.args, context);
    return bound.overload.returns === 'System.Void' ? nothing : result;
  } catch (error) {
    const inner = exceptionOf(error);
    throw inner === undefined ? error : callError(name, args.length, inner);
  }
}
