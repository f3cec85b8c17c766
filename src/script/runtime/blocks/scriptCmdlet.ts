import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import type { CommandMetadata } from '../../commands/commandMetadata.ts';
import type { ErrorRecord } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { recordOfCommand } from '../pipeline/commandFailure.ts';
import type { CommandStreams } from '../pipeline/commandStreams.ts';
import { CommandWriter } from '../pipeline/commandWriter.ts';
import type { Frame } from '../execution.ts';
import { Confirmation } from '../pipeline/shouldProcess.ts';

/** What `$PSCmdlet` is made of. */
export interface ScriptCmdletParts {
  /** Of the function itself: its preferences hold. */
  readonly frame: Frame;
  /** Where it was called. */
  readonly caller: Frame;
  readonly binding: ParameterBinding;
  readonly invocation: InvocationInfo;
  readonly metadata: CommandMetadata;
  readonly streams: CommandStreams | null;
  readonly failed: () => void;
}

/** `$PSCmdlet` of an advanced function. */
export class ScriptCmdlet extends NetObject {
  readonly typeName = 'System.Management.Automation.PSScriptCmdlet';
  readonly frame: Frame;
  readonly invocation: InvocationInfo;
  readonly writer: CommandWriter;
  readonly confirmation: Confirmation;
  readonly #binding: ParameterBinding;

  constructor({ frame, caller, binding, invocation, metadata, streams, failed }: ScriptCmdletParts) {
    super();
    this.frame = frame;
    this.invocation = invocation;
    this.#binding = binding;
    // Its common parameters have become preference variables of its scope.
    this.writer = new CommandWriter({
      frame,
      streams: frame.streams,
      invocation,
      call: { frame: caller, ast: caller.call.at },
      parameter: () => undefined,
      note: streams?.note ?? (() => undefined),
      failed,
    });
    const told = (name: string): Value | undefined =>
      name === 'Verbose' || name === 'Debug' ? binding.value(name) : undefined;
    this.confirmation = new Confirmation(frame, metadata, told, this.writer);
  }

  /** A record that the function hands on, told as one of its own. */
  own(record: ErrorRecord): ErrorRecord {
    return record.invocation === null || record.invocation === this.invocation
      ? record
      : recordOfCommand(record, this.invocation);
  }

  /** Whether the pipeline feeds the function. */
  get expectsInput(): boolean {
    return this.invocation.expectingInput;
  }

  get parameterSetName(): string {
    return this.#binding.parameterSetName;
  }
}
