import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';

/** A record told as one of a command: with its name, its place, and its id. */
export function recordOfCommand(record: ErrorRecord, invocation: InvocationInfo): ErrorRecord {
  const told = record.retold();
  told.invocation = invocation;
  told.details = record.details;
  told.scriptStackTrace = record.scriptStackTrace;
  return told;
}

/**
 * An error on its way out of a command. What failed in the statements of a cmdlet's block or of an advanced function (`invocation`) is an error of the
 * command, and ends its caller's statement alone; what another command within told, what `throw` threw and what -ErrorAction stopped go on as they are.
 */
export function leavingCommand(error: unknown, invocation: InvocationInfo | null): unknown {
  if (!(error instanceof ScriptError) || error.leftCommand) return error;
  error.leftCommand = true;
  if (invocation === null || error.isFinal || !isOfStatement(error.record)) return error;
  const told = new ScriptError(recordOfCommand(error.record, invocation));
  told.leftCommand = true;
  return told;
}

/** Arguments that do not fit are an error of the statement that gave them. */
function isOfStatement({ invocation, exception }: ErrorRecord): boolean {
  return (
    (invocation?.errorIdSuffix ?? '') === '' ||
    exception.typeName.startsWith('System.Management.Automation.ParameterBinding')
  );
}
