import type { Extent } from '../syntax/extent.ts';
import type { NetType, TypeResolver } from '../types/netType.ts';
import { ErrorRecord, ScriptError, scriptError } from '../values/errorRecord.ts';
import { InvocationInfo } from '../values/invocationInfo.ts';
import { NetException } from '../values/netException.ts';
import { netExceptionOf } from '../values/systemException.ts';
import { callStack } from './callStack.ts';
import { ExitThrow, JumpThrow, StopThrow, StopUpstreamThrow } from './completion.ts';
import type { Call, Frame } from './execution.ts';
import { preferenceIn } from './variables/preference.ts';

/** Whether something thrown is no error: a jump, an exit, a stop. No `catch` and no `trap` sees it. */
export function isFlow(error: unknown): boolean {
  return (
    error instanceof JumpThrow ||
    error instanceof ExitThrow ||
    error instanceof StopThrow ||
    error instanceof StopUpstreamThrow
  );
}

/** Throws on. */
export function raise(error: unknown): never {
  throw error;
}

/**
 * What is done with an error of a statement: within a `try` it goes on up, else the preference decides: it is silenced, reported, or ends the script.
 * Returns where the next statement is to run.
 */
export function failStatement(error: unknown, frame: Frame, at: Extent): void {
  if (isFlow(error)) throw error;
  const caught = notedError(error, frame, at);
  const { engine } = frame;
  if (engine.propagates || caught.strength === 'stopping' || caught.endsCommand) throw caught;
  switch (preferenceIn(frame.scope, 'erroractionpreference', 'Continue')) {
    case 'SilentlyContinue':
    case 'Ignore':
      return;
    case 'Stop':
      caught.strength = 'stopping';
      throw caught;
    case 'Inquire':
      throw unasked(caught.record);
    case 'Continue':
    case 'Suspend':
    case 'Break':
      if (caught.strength === 'thrown') throw caught;
      frame.streams.error.write(caught.record);
  }
}

/** A question of what to do about an error: nobody can be asked, so that it ends what runs. */
export function unasked({ exception: { message } }: ErrorRecord): ScriptError {
  return scriptError(
    'HostFunctionNotImplemented',
    `A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: ${message}`,
    'NotImplemented',
    { type: 'System.Management.Automation.Host.HostException' },
  );
}

/** As caughtError, for an error of a statement: -ErrorVariable of what the statement is of gets it, too. */
export function notedError(error: unknown, frame: Frame, at: Extent): ScriptError {
  const caught = caughtError(error, frame, at);
  // What a function threw by itself its -ErrorVariable has already.
  if (!caught.endsCommand) frame.streams.note?.('error', caught.record);
  return caught;
}

/** An error with its place and its call stack, recorded in `$Error`. A fault of this program is thrown on. */
export function caughtError(error: unknown, frame: Frame, at: Extent): ScriptError {
  const caught = asScriptError(error) ?? raise(error);
  locate(caught.record, frame.call, at);
  frame.engine.recordError(caught.record);
  frame.engine.ok = false;
  return caught;
}

/** An error of a part of a statement, with the place of that part. A fault of this program and a jump stay what they are. */
export function placedError(error: unknown, { call }: Frame, at: Extent): unknown {
  const placed = isFlow(error) ? undefined : asScriptError(error);
  if (placed === undefined) return error;
  locate(placed.record, call, at);
  return placed;
}

/** Gives a record its place and its call stack, where it has none yet. */
export function locate(record: ErrorRecord, call: Call, at: Extent): void {
  record.invocation ??= new InvocationInfo({
    command: null,
    invocationName: '',
    position: call.source.position(at),
    errorIdSuffix: '',
  });
  if (record.scriptStackTrace === '') record.scriptStackTrace = callStack(call, at).join('\n');
}

/** What was thrown, as an error of a script; undefined for a fault of this program. */
function asScriptError(error: unknown): ScriptError | undefined {
  if (error instanceof ScriptError) return asRuntimeException(error);
  const exception = netExceptionOf(error);
  if (exception !== undefined)
    return new ScriptError(
      new ErrorRecord({ exception, id: exception.typeName, category: 'OperationStopped' }),
    );
  const tooDeep = error instanceof RangeError && error.message.includes('call stack');
  return tooDeep ? depthError() : undefined;
}

/** The error that ends a script where the host itself failed: a script must not take down who runs it. */
export function hostFailure(error: unknown): ScriptError {
  const known = asScriptError(error);
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : String(error);
  return new ScriptError(
    new ErrorRecord({
      exception: new NetException(
        'System.InvalidOperationException',
        `The script cannot go on, because a command failed in a way that was not foreseen: ${message}`,
      ),
      id: 'ScriptHostFailed',
      category: 'NotSpecified',
    }),
  );
}

/** The error of script blocks that call each other without an end. */
export function depthError(): ScriptError {
  const message = 'The script failed due to call depth overflow.';
  return new ScriptError(
    new ErrorRecord({
      exception: new NetException(
        'System.Management.Automation.RuntimeException',
        message,
        new NetException('System.Management.Automation.ScriptCallDepthException', message),
      ),
      id: 'CallDepthOverflow',
      category: 'InvalidOperation',
      target: 0,
    }),
  );
}

/** Exceptions with an id of their own that are no RuntimeException: a statement shows them as the inner one of such. */
const wrapped: ReadonlySet<string> = new Set([
  'System.Management.Automation.PSInvalidCastException',
  'System.Management.Automation.PSArgumentException',
  'System.Management.Automation.PSArgumentNullException',
  'System.Management.Automation.PSInvalidOperationException',
  'System.Management.Automation.PSNotSupportedException',
]);

function asRuntimeException(error: ScriptError): ScriptError {
  const { record } = error;
  const { exception } = record;
  if (!wrapped.has(exception.typeName) || record.invocation !== null) return error;
  const runtime = new NetException(
    'System.Management.Automation.RuntimeException',
    exception.message,
    exception,
  );
  return new ScriptError(record.retold({ exception: runtime }), error.strength);
}

/** Whether a type is another one, or derives from it. */
export function derives(typeName: string, from: string, types: TypeResolver): boolean {
  for (let name: string | null = typeName; name !== null;) {
    if (name === from) return true;
    const type: NetType | undefined = types.find(name);
    if (type?.facts.interfaces.includes(from) === true) return true;
    name = type?.facts.base ?? null;
  }
  return false;
}
