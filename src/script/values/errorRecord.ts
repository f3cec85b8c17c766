import { NetException } from './netException.ts';
import { NetObject, type Value } from './value.ts';
import type { InvocationInfo } from './invocationInfo.ts';

/** Names of System.Management.Automation.ErrorCategory in the order of their numbers. */
export const errorCategories = [
  ...(['NotSpecified', 'OpenError', 'CloseError', 'DeviceError', 'DeadlockDetected'] as const),
  ...(['InvalidArgument', 'InvalidData', 'InvalidOperation', 'InvalidResult', 'InvalidType'] as const),
  ...(['MetadataError', 'NotImplemented', 'NotInstalled', 'ObjectNotFound', 'OperationStopped'] as const),
  ...(['OperationTimeout', 'SyntaxError', 'ParserError', 'PermissionDenied', 'ResourceBusy'] as const),
  ...(['ResourceExists', 'ResourceUnavailable', 'ReadError', 'WriteError', 'FromStdErr'] as const),
  ...([
    'SecurityError',
    'ProtocolError',
    'ConnectionError',
    'AuthenticationError',
    'LimitsExceeded',
  ] as const),
  ...(['QuotaExceeded', 'NotEnabled'] as const),
];

/** A name of System.Management.Automation.ErrorCategory. */
export type ErrorCategory = (typeof errorCategories)[number];

/** What an error record is made of. */
export interface ErrorFacts {
  readonly exception: NetException;
  /** Without the name of the command: `PathNotFound`. */
  readonly id: string;
  readonly category: ErrorCategory;
  readonly target?: Value;
}

const records = new WeakMap<NetException, ErrorRecord>();

/** The first record that was made of an exception; undefined where there is none yet. */
export function recordOf(exception: NetException): ErrorRecord | undefined {
  return records.get(exception);
}

/** System.Management.Automation.ErrorRecord. */
export class ErrorRecord extends NetObject {
  readonly typeName = 'System.Management.Automation.ErrorRecord';
  readonly exception: NetException;
  /** Without the name of the command. */
  readonly id: string;
  readonly category: ErrorCategory;
  readonly target: Value;
  /** Text and recommended action in place of the exception's; null where none were given. */
  details: { readonly message: string; readonly recommendedAction: string } | null = null;
  /** What wrote it; null until it is known. */
  invocation: InvocationInfo | null = null;
  /** `at f, /x.ps1: line 3` a frame, the innermost first. */
  scriptStackTrace = '';
  /** Overrides of CategoryInfo; null where they follow from exception, target and command. */
  activity: string | null = null;
  reason: string | null = null;
  targetName: string | null = null;
  targetType: string | null = null;

  constructor({ exception, id, category, target = null }: ErrorFacts) {
    super();
    this.exception = exception;
    this.id = id;
    this.category = category;
    this.target = target;
    if (!records.has(exception)) records.set(exception, this);
  }

  /** With the name of the cmdlet or advanced function that wrote it: `PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand`. */
  get fullyQualifiedErrorId(): string {
    const command = this.invocation?.errorIdSuffix ?? '';
    return command === '' || this.id.endsWith(`,${command}`)
      ? this.id
      : this.id === ''
        ? command
        : `${this.id},${command}`;
  }

  /** The same error as a record of its own: nobody has written it yet, and it has no place and no text in place of the exception's. */
  retold({
    exception = this.exception,
    id = this.id,
    category = this.category,
    target = this.target,
  }: Partial<ErrorFacts> = {}): ErrorRecord {
    return new ErrorRecord({ exception, id, category, target });
  }
}

/**
 * How far an error goes: it ends its statement; it was thrown by `throw` and ends the script where no preference silences it; it ends the script in
 * any case, because a preference said Stop.
 */
export type ErrorStrength = 'statement' | 'thrown' | 'stopping';

/** An error on its way up to a `catch`, a `trap` or the end of the script. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
  readonly record: ErrorRecord;
  strength: ErrorStrength;
  /** Set by a method of a script's class: the call of it does not make a MethodInvocationException of this error. */
  passes = false;
  /** Whether it was born to go on through commands: by `throw`, or by -ErrorAction Stop. */
  readonly isFinal: boolean;
  /** Thrown by `throw` as a record that was caught: its exception counts as one that is wrapped. */
  isRethrown = false;
  /** Set where it has left a command of a pipeline: those before it in the pipeline have no part in it. */
  leftCommand = false;
  /** Set by ThrowTerminatingError: it ends the function that called it and is an error of the function's caller. */
  endsCommand = false;

  constructor(record: ErrorRecord, strength: ErrorStrength = 'statement') {
    super(record.exception.message);
    this.record = record;
    this.strength = strength;
    this.isFinal = strength !== 'statement';
  }
}

/** An error record of a message: most that PowerShell reports by itself are such. */
export function scriptError(
  id: string,
  message: string,
  category: ErrorCategory,
  {
    target = null,
    type = 'System.Management.Automation.RuntimeException',
    inner = null,
  }: Partial<ErrorShape> = {},
): ScriptError {
  return new ScriptError(
    new ErrorRecord({ exception: new NetException(type, message, inner), id, category, target }),
  );
}

/** What else an error can be given. */
export interface ErrorShape {
  readonly target: Value;
  /** Full name of the exception's type. */
  readonly type: string;
  readonly inner: NetException | null;
}
