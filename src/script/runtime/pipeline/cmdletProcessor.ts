import { bindArguments } from '../../binding/bindArguments.ts';
import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import type { CmdletInvocation } from '../../commands/cmdlet.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';
import { netExceptionOf } from '../../values/systemException.ts';
import type { Value } from '../../values/value.ts';
import { callInvocation } from '../blocks/callInvocation.ts';
import { leavingCommand } from './commandFailure.ts';
import { CmdletRuntime } from './cmdletRuntime.ts';
import type { CmdletInfo } from './cmdletInfo.ts';
import type { CommandCall } from '../execution.ts';
import type { Processor } from './processor.ts';

/** A built-in command in a pipeline. */
export class CmdletProcessor implements Processor {
  failed = false;
  readonly #info: CmdletInfo;
  readonly #call: CommandCall;
  readonly #invocation: InvocationInfo;
  #binding: ParameterBinding | null = null;
  #runtime: CmdletRuntime | null = null;
  #running: CmdletInvocation | null = null;

  constructor(info: CmdletInfo, call: CommandCall, invocationName: string) {
    this.#info = info;
    this.#call = call;
    this.#invocation = callInvocation(call, info, invocationName, info.cmdlet.className);
  }

  prepare(): void {
    const { cmdlet } = this.#info;
    const { frame, args, place } = this.#call;
    const binding = bindArguments(
      {
        metadata: cmdlet.metadata,
        kind: 'cmdlet',
        invocation: this.#invocation,
        expectsInput: place.expectingInput,
      },
      args,
      frame.engine,
    );
    this.#binding = binding;
    this.#runtime = new CmdletRuntime({
      cmdlet,
      call: this.#call,
      binding,
      invocation: this.#invocation,
      processor: this,
      failed: () => {
        this.failed = true;
      },
    });
    const runtime = this.#runtime;
    this.#running = this.#guarded(() => cmdlet.start(runtime));
  }

  begin(): void {
    const running = this.#running;
    if (running?.begin !== undefined) this.#guarded(() => running.begin?.());
  }

  write(value: Value): void {
    this.#call.frame.engine.checkpoint();
    const binding = this.#binding;
    const runtime = this.#runtime;
    if (binding === null || runtime === null) return;
    try {
      binding.bindObject(value);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      runtime.writeError(error.record);
      return;
    }
    this.#process();
  }

  processOnce(): void {
    this.#process();
  }

  #process(): void {
    const running = this.#running;
    if (running?.process === undefined) return;
    try {
      running.process();
    } catch (error) {
      throw this.#own(error);
    }
  }

  end(): void {
    const running = this.#running;
    if (running?.end !== undefined) this.#guarded(() => running.end?.());
  }

  clean(): void {
    const running = this.#running;
    try {
      if (running?.clean !== undefined) this.#guarded(() => running.clean?.());
    } finally {
      this.#runtime?.close();
      this.#call.close?.();
    }
  }

  #guarded<Result>(run: () => Result): Result {
    try {
      return run();
    } catch (error) {
      throw this.#own(error);
    }
  }

  /** An exception of .NET or an error of the system within a cmdlet is an error of that cmdlet; so is an error that has no command yet. */
  #own(error: unknown): unknown {
    const exception = netExceptionOf(error);
    if (exception !== undefined && this.#runtime !== null) {
      return this.#runtime.writer.terminating(
        new ErrorRecord({ exception, id: exception.typeName, category: 'NotSpecified' }),
      );
    }
    if (error instanceof ScriptError && error.record.invocation === null && this.#runtime !== null)
      this.#runtime.writer.claim(error.record);
    return leavingCommand(error, this.#invocation);
  }
}
