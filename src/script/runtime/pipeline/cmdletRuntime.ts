import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import type { Cmdlet } from '../../commands/cmdlet.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import type { ProgressRecord } from '../../commands/progressRecord.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import { toText } from '../../convert/toText.ts';
import { enumerate } from '../../members/enumerate.ts';
import { ErrorRecord } from '../../values/errorRecord.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, nothing, type Value } from '../../values/value.ts';
import { runBlock } from '../blocks/blockRun.ts';
import { type CommandStreams, commandStreams } from './commandStreams.ts';
import { CommandWriter } from './commandWriter.ts';
import { StopUpstreamThrow } from '../completion.ts';
import { emit } from '../compile/emit.ts';
import type { CommandCall, Engine } from '../execution.ts';
import type { BlockRun } from '../runspace.ts';
import { unnoted } from './streams.ts';
import { Confirmation } from './shouldProcess.ts';
import { FunctionSink } from './sink.ts';
import { Integer } from '../../values/number.ts';

/** What a running cmdlet is made of. */
export interface CmdletRuntimeParts {
  readonly cmdlet: Cmdlet;
  readonly call: CommandCall;
  readonly binding: ParameterBinding;
  readonly invocation: InvocationInfo;
  /** What asks to stop upstream. */
  readonly processor: object;
  readonly failed: () => void;
}

/** What a running cmdlet sees of its call and of the session. */
export class CmdletRuntime implements CommandRuntime {
  readonly invocation: InvocationInfo;
  readonly writer: CommandWriter;
  readonly #call: CommandCall;
  readonly #binding: ParameterBinding;
  readonly #streams: CommandStreams;
  readonly #confirmation: Confirmation;
  readonly #processor: object;

  constructor({ cmdlet, call, binding, invocation, processor, failed }: CmdletRuntimeParts) {
    const parameter = (name: string): Value | undefined => binding.value(name);
    this.invocation = invocation;
    this.#call = call;
    this.#binding = binding;
    this.#processor = processor;
    this.#streams = commandStreams(call, parameter);
    this.writer = new CommandWriter({
      frame: call.frame,
      streams: this.#streams.streams,
      invocation,
      call,
      parameter,
      note: this.#streams.note,
      failed,
    });
    this.#confirmation = new Confirmation(call.frame, cmdlet.metadata, parameter, this.writer);
  }

  /** Takes away what is there only as long as the command runs. */
  close(): void {
    this.#streams.close();
  }

  get runspace(): Engine {
    return this.#call.frame.engine;
  }

  get caller(): InvocationInfo | null {
    const value = this.#call.frame.scope.find('myinvocation')?.read();
    return value instanceof InvocationInfo ? value : null;
  }

  get parameterSetName(): string {
    return this.#binding.parameterSetName;
  }

  has(parameter: string): boolean {
    return this.#binding.value(parameter) !== undefined;
  }

  value(parameter: string): Value | undefined {
    return this.#binding.value(parameter);
  }

  string(parameter: string): string | undefined {
    const value = this.#binding.value(parameter);
    return value === undefined ? undefined : toText(value, this.runspace);
  }

  strings(parameter: string): readonly string[] | undefined {
    return this.list(parameter)?.map((item) => toText(item, this.runspace));
  }

  list(parameter: string): readonly Value[] | undefined {
    const value = this.#binding.value(parameter);
    if (value === undefined) return undefined;
    if (isNull(value)) return [];
    const items = enumerate(value);
    return items === undefined ? [value] : [...items];
  }

  integer(parameter: string): number | undefined {
    const value = this.#binding.value(parameter);
    if (value instanceof Integer) return Number(value.value);
    return typeof value === 'number' ? value : typeof value === 'bigint' ? Number(value) : undefined;
  }

  flag(parameter: string): boolean {
    const value = this.#binding.value(parameter);
    return value !== undefined && toBoolean(value);
  }

  block(parameter: string): ScriptBlock | undefined {
    const value = this.#binding.value(parameter);
    return value instanceof ScriptBlock ? value : undefined;
  }

  write(value: Value, enumerates = false): void {
    if (value === nothing) return;
    if (enumerates) emit(value, this.#streams.out);
    else this.#streams.out.write(value);
  }

  writeError(record: ErrorRecord): void {
    this.writer.error(record);
  }

  throwTerminating(record: ErrorRecord): never {
    throw this.writer.terminating(record);
  }

  writeWarning(text: string, from?: InvocationInfo | null): void {
    this.writer.warning(text, from);
  }

  writeVerbose(text: string, from?: InvocationInfo | null): void {
    this.writer.verbose(text, from);
  }

  writeDebug(text: string, from?: InvocationInfo | null): void {
    this.writer.debug(text, from);
  }

  writeInformation(record: Value, shown = false): void {
    this.writer.information(record, shown);
  }

  writeProgress(progress: ProgressRecord): void {
    this.runspace.host.progress(progress);
  }

  shouldProcess(target: string, action?: string): boolean {
    return this.#confirmation.shouldProcess(target, action);
  }

  shouldContinue(query: string, caption: string): boolean {
    return this.#confirmation.shouldContinue(query, caption);
  }

  stopUpstream(): never {
    throw new StopUpstreamThrow(this.#processor);
  }

  runBlock(block: ScriptBlock, run: BlockRun, write?: (value: Value) => void): void {
    const { frame } = this.#call;
    const out = write === undefined ? this.#streams.out : new FunctionSink(write);
    const streams = write === undefined ? this.#streams.streams : unnoted(this.#streams.streams);
    // What happens in a session of its own is an error of this command, by whose preference it may end the statement.
    let stopping: { readonly error: unknown } | null = null;
    const error = new FunctionSink((record) => {
      if (stopping !== null) throw stopping.error;
      if (!(record instanceof ErrorRecord)) return;
      try {
        this.writer.error(record);
      } catch (thrown) {
        stopping = { error: thrown };
        throw thrown;
      }
    });
    const own = run.scope === 'isolated' ? { ...streams, error } : streams;
    runBlock(block, run, { ...frame, streams: own, out });
  }
}
