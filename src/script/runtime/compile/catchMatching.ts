import type { NetType } from '../../types/netType.ts';
import { ErrorRecord, recordOf, type ScriptError } from '../../values/errorRecord.ts';
import type { NetException } from '../../values/netException.ts';
import { derives } from '../errorFlow.ts';
import type { Frame } from '../execution.ts';

const runtimeException = 'System.Management.Automation.RuntimeException';
const stopException = 'System.Management.Automation.ActionPreferenceStopException';

/** A clause that catches by type; none catches everything. */
export interface Handler {
  readonly types: readonly ((frame: Frame) => NetType)[];
}

/** A type that clauses are asked for, and the record that the clause sees. */
interface Asked {
  readonly typeName: string;
  readonly record: ErrorRecord;
  /** Only a clause of this very type will do. */
  readonly exactly?: true;
  /** What a clause sees instead that would not take the exception of a stop: the record that the exception itself holds. */
  readonly held?: ErrorRecord;
}

/**
 * The clause that takes an error, and the record it sees. PowerShell's own exceptions wrap what .NET threw: clauses are asked first for the exception
 * within, which the record then tells of; in another exception the inner one is not looked at.
 */
export function matchCatch<Clause extends Handler>(
  error: ScriptError,
  clauses: readonly Clause[],
  frame: Frame,
): { readonly handler: Clause; readonly record: ErrorRecord } | undefined {
  for (const asked of typesOf(error, frame)) {
    const handler = findTyped(asked, clauses, frame);
    if (handler !== undefined)
      return {
        handler,
        record: asked.held === undefined || takesStop(handler, frame) ? asked.record : asked.held,
      };
  }
  const untyped = clauses.find(({ types }) => types.length === 0);
  return untyped === undefined ? undefined : { handler: untyped, record: error.record };
}

/** What clauses are asked for, one after the other. */
function typesOf(error: ScriptError, { engine }: Frame): readonly Asked[] {
  const { record } = error;
  const { exception } = record;
  const wraps = derives(exception.typeName, runtimeException, engine.types) && !error.isRethrown;
  const asked: Asked[] = [];
  if (wraps && exception.inner !== null)
    asked.push({ typeName: exception.inner.typeName, record: withException(record, exception.inner) });
  const isStop = error.isFinal && error.strength === 'stopping';
  asked.push({ typeName: exception.typeName, record, ...(isStop && wraps ? { held: heldBy(record) } : {}) });
  if (isStop) return [{ typeName: stopException, record, exactly: true }, ...asked];
  // What else is thrown comes within a RuntimeException.
  return wraps ? asked : [...asked, { typeName: runtimeException, record }];
}

function findTyped<Clause extends Handler>(
  { typeName, exactly }: Asked,
  clauses: readonly Clause[],
  frame: Frame,
): Clause | undefined {
  const typed = clauses
    .filter(({ types }) => types.length > 0)
    .map((clause) => ({ clause, names: clause.types.map((type) => type(frame).fullName) }));
  const exact = typed.find(({ names }) => names.includes(typeName));
  if (exactly === true) return exact?.clause;
  const found =
    exact ?? typed.find(({ names }) => names.some((name) => derives(typeName, name, frame.engine.types)));
  return found?.clause;
}

function takesStop({ types }: Handler, frame: Frame): boolean {
  return types.some((type) => derives(stopException, type(frame).fullName, frame.engine.types));
}

/** The record that an exception of PowerShell holds: it knows nothing of the command that wrote it. */
function heldBy(record: ErrorRecord): ErrorRecord {
  return (recordOf(record.exception) ?? record).retold();
}

/** The same error, told of another exception. */
function withException(record: ErrorRecord, exception: NetException): ErrorRecord {
  const made = record.retold({ exception });
  made.invocation = record.invocation;
  made.scriptStackTrace = record.scriptStackTrace;
  made.details = record.details;
  return made;
}
