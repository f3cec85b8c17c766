import { toBoolean } from '../../convert/toBoolean.ts';
import { toText } from '../../convert/toText.ts';
import { ErrorRecord, ScriptError, scriptError } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';
import { NetException } from '../../values/netException.ts';
import { StreamRecord } from '../../values/streamRecords.ts';
import type { Value } from '../../values/value.ts';
import type { ReadParameter } from './commandStreams.ts';
import { locate, unasked } from '../errorFlow.ts';
import type { CommandCall, Frame } from '../execution.ts';
import { type ActionPreference, actionPreferenceOf, preferenceIn } from '../variables/preference.ts';
import type { NotedStream, Streams } from './streams.ts';

/** What a command writes its records with. */
export interface WriterParts {
  /** Where preferences are looked up, and whose place an error has. */
  readonly frame: Frame;
  readonly streams: Streams;
  readonly invocation: InvocationInfo;
  /** Where the call stands. */
  readonly call: Pick<CommandCall, 'ast' | 'frame'>;
  /** Common parameters of the command itself; a function's have become preference variables. */
  readonly parameter: ReadParameter;
  readonly note: (stream: NotedStream, record: Value) => void;
  /** Told that the command has failed. */
  readonly failed: () => void;
}

/** Writes records of a command to its streams, as preferences and common parameters say. */
export class CommandWriter {
  readonly #parts: WriterParts;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  /** A non-terminating error. Throws where the preference is Stop. */
  error(record: ErrorRecord): void {
    const { frame, streams, note, failed } = this.#parts;
    const preference = this.#preference('ErrorAction', 'erroractionpreference', 'Continue');
    this.claim(record);
    failed();
    if (preference === 'Ignore') return;
    if (preference === 'Stop') throw this.#stopped(record);
    frame.engine.recordError(record);
    if (preference === 'Inquire') throw unasked(record);
    note('error', record);
    if (preference !== 'SilentlyContinue') streams.error.write(record);
  }

  /** An error that ends the statement, as it is to be thrown. */
  terminating(record: ErrorRecord): ScriptError {
    this.claim(record);
    this.#parts.note('error', record);
    this.#parts.failed();
    return new ScriptError(record);
  }

  /** Gives a record its command, place and call stack, where it has none. */
  claim(record: ErrorRecord): void {
    record.invocation ??= this.#parts.invocation;
    locate(record, this.#parts.call.frame.call, this.#parts.call.ast);
  }

  warning(text: string, from: InvocationInfo | null = this.#parts.invocation): void {
    this.#message('Warning', text, from, this.#preference('WarningAction', 'warningpreference', 'Continue'));
  }

  verbose(text: string, from: InvocationInfo | null = this.#parts.invocation): void {
    this.#message('Verbose', text, from, this.#switched('Verbose', 'verbosepreference'));
  }

  debug(text: string, from: InvocationInfo | null = this.#parts.invocation): void {
    this.#message('Debug', text, from, this.#switched('Debug', 'debugpreference'));
  }

  /** An InformationRecord; `shown` for one of Write-Host, which no preference silences but Ignore. */
  information(record: Value, shown = false): void {
    const { streams, note } = this.#parts;
    const given = this.#parts.parameter('InformationAction');
    const wished = this.#preference('InformationAction', 'informationpreference', 'SilentlyContinue');
    const preference = shown && given === undefined && wished !== 'Stop' ? 'Continue' : wished;
    note('information', record);
    if (preference === 'Ignore' || (shown && wished === 'Ignore')) return;
    streams.information.write(record);
    if (preference === 'Stop')
      throw this.#stopOf('InformationPreference', toText(record, this.#parts.frame.engine));
  }

  #message(
    kind: 'Warning' | 'Verbose' | 'Debug',
    text: string,
    invocation: InvocationInfo | null,
    preference: ActionPreference,
  ): void {
    const { streams, note } = this.#parts;
    const record = new StreamRecord(kind, text, invocation);
    if (kind === 'Warning') note('warning', record);
    if (preference === 'SilentlyContinue' || preference === 'Ignore') return;
    const stream =
      kind === 'Warning' ? streams.warning : kind === 'Verbose' ? streams.verbose : streams.debug;
    stream.write(record);
    if (preference === 'Stop') throw this.#stopOf(`${kind}Preference`, text);
  }

  #preference(parameter: string, variable: string, fallback: ActionPreference): ActionPreference {
    const given = this.#parts.parameter(parameter);
    return given === undefined
      ? preferenceIn(this.#parts.frame.scope, variable, fallback)
      : actionPreferenceOf(given, fallback);
  }

  #switched(parameter: string, variable: string): ActionPreference {
    const given = this.#parts.parameter(parameter);
    if (given !== undefined) return toBoolean(given) ? 'Continue' : 'SilentlyContinue';
    // Who wants to debug a command wants to read what it tells, too.
    if (parameter === 'Verbose' && toBoolean(this.#parts.parameter('Debug') ?? false)) return 'Continue';
    return preferenceIn(this.#parts.frame.scope, variable, 'SilentlyContinue');
  }

  /** An error where the preference is Stop: the variable of -ErrorVariable gets the exception that stops. */
  #stopped(record: ErrorRecord): ScriptError {
    const { note } = this.#parts;
    note(
      'error',
      new NetException(
        'System.Management.Automation.ActionPreferenceStopException',
        `The running command stopped because the preference variable "ErrorActionPreference" or common parameter is set to Stop: ${record.exception.message}`,
        null,
        { ErrorRecord: record },
      ),
    );
    return new ScriptError(record, 'stopping');
  }

  #stopOf(variable: string, text: string): ScriptError {
    const error = scriptError(
      'ActionPreferenceStop',
      `The running command stopped because the preference variable "${variable}" or common parameter is set to Stop: ${text}`,
      'OperationStopped',
      { type: 'System.Management.Automation.ActionPreferenceStopException' },
    );
    this.claim(error.record);
    return new ScriptError(error.record, 'stopping');
  }
}
