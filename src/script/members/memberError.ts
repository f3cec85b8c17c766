import { ErrorRecord, ScriptError, scriptError, type ErrorCategory } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import { netExceptionOf } from '../values/systemException.ts';
import type { Value } from '../values/value.ts';

/** Short name of an exception's type: `FormatException`. */
export function shortName(typeName: string): string {
  return typeName.slice(typeName.lastIndexOf('.') + 1);
}

/** The exception in what was thrown out of a member; undefined for what is no error of a script (a stop, a mistake of ours). */
export function exceptionOf(error: unknown): NetException | undefined {
  if (!(error instanceof ScriptError)) return netExceptionOf(error);
  if (!error.passes) return error.record.exception;
  // An error of a method that a script declares is no exception of the call: only this call lets it pass.
  error.passes = false;
  return undefined;
}

function wrapped(type: string, message: string, inner: NetException, id: string): ScriptError {
  return new ScriptError(
    new ErrorRecord({ exception: new NetException(type, message, inner), id, category: 'NotSpecified' }),
  );
}

/** MethodInvocationException around what a method threw. */
export function callError(name: string, count: number, inner: NetException): ScriptError {
  return wrapped(
    'System.Management.Automation.MethodInvocationException',
    `Exception calling "${name}" with "${count}" argument(s): "${inner.message}"`,
    inner,
    shortName(inner.typeName),
  );
}

/** GetValueInvocationException around what a getter threw. */
export function gettingError(name: string, inner: NetException): ScriptError {
  return wrapped(
    'System.Management.Automation.GetValueInvocationException',
    `Exception getting "${name}": "${inner.message}"`,
    inner,
    'ExceptionWhenGetting',
  );
}

/** SetValueInvocationException around what a setter threw. */
export function settingError(name: string, inner: NetException): ScriptError {
  return wrapped(
    'System.Management.Automation.SetValueInvocationException',
    `Exception setting "${name}": "${inner.message}"`,
    inner,
    'ExceptionWhenSetting',
  );
}

/** The error of a member that is not there. */
export function memberError(
  id: string,
  message: string,
  target: Value = null,
  category: ErrorCategory = 'InvalidOperation',
): ScriptError {
  return scriptError(id, message, category, { target });
}

/** The MethodException of a call that no overload takes so many arguments of. */
export function noOverload(name: string, count: number): ScriptError {
  return methodError(
    'MethodCountCouldNotFindBest',
    `Cannot find an overload for "${name}" and the argument count: "${count}".`,
  );
}

/** MethodException: a call that fits no overload. */
export function methodError(id: string, message: string, inner: NetException | null = null): ScriptError {
  return scriptError(id, message, 'NotSpecified', {
    type: 'System.Management.Automation.MethodException',
    inner,
  });
}
