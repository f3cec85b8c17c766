import { isAssignable } from '../types/lookup.ts';
import type { NetContext } from '../types/netType.ts';
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

/** Whether an exception is one of PowerShell's own, which wrap others: RuntimeException or one derived from it. */
export function isRuntimeException({ typeName }: NetException, { types }: NetContext): boolean {
  const type = types.find(typeName);
  const runtime = types.find(runtimeException);
  return type !== undefined && runtime !== undefined && isAssignable(type, runtime, types);
}

const runtimeException = 'System.Management.Automation.RuntimeException';

/** The exception that the error of a script block is to the method of .NET that ran it: what `throw` and -ErrorAction Stop make of it. */
export function thrownException(error: ScriptError, context: NetContext): NetException {
  const { record } = error;
  const { exception } = record;
  if (record.invocation === null) return exception;
  if (error.isFinal && error.strength === 'stopping')
    return new NetException(
      'System.Management.Automation.ActionPreferenceStopException',
      `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${exception.message}`,
      null,
      { ErrorRecord: record },
    );
  if (isRuntimeException(exception, context)) return exception;
  const type = error.isFinal ? runtimeException : 'System.Management.Automation.CmdletInvocationException';
  return new NetException(type, exception.message, exception);
}

/** MethodInvocationException around what a method threw. */
export function callError(
  name: string,
  count: number,
  inner: NetException,
  id = shortName(inner.typeName),
): ScriptError {
  return wrapped(
    'System.Management.Automation.MethodInvocationException',
    `Exception calling "${name}" with "${count}" argument(s): "${inner.message}"`,
    inner,
    id,
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
export function settingError(name: string, inner: NetException, id = 'ExceptionWhenSetting'): ScriptError {
  return wrapped(
    'System.Management.Automation.SetValueInvocationException',
    `Exception setting "${name}": "${inner.message}"`,
    inner,
    id,
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
