import { bindArguments } from '../../binding/bindArguments.ts';
import type { BindingRequest, ParameterBinding } from '../../binding/parameterBinding.ts';
import { positionalArguments } from '../../binding/rawArgument.ts';
import type { CommandInfo } from '../../commands/commandInfo.ts';
import type { CommandMetadata } from '../../commands/commandMetadata.ts';
import type { CommandCall } from '../../runtime/execution.ts';
import { runPipeline } from '../../runtime/pipeline/pipeline.ts';
import type { Processor } from '../../runtime/pipeline/processor.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import type { Value } from '../../values/value.ts';
import type { PesterState } from '../pesterState.ts';
import { declaredArguments, namedArgument, runInScope } from '../runInScope.ts';
import { type Bound, boundScope, boundTable } from './boundScope.ts';
import { behaviorsOf, mockOwner, mocksOf } from './clearMocks.ts';
import { filterFits } from './filterFits.ts';
import type { MockBehavior } from './mockTable.ts';

/** A mocked command. */
export type Mocked = CommandInfo & {
  /** What it stands for. */
  readonly original: CommandInfo;
  /** Lower-case name of the module in which it is mocked; empty for none. */
  readonly module: string;
  /** How its arguments are bound. */
  readonly binding: BindingRequest['kind'];
  /** Its parameters. */
  readonly described: CommandMetadata;
};

/** A mocked command in a pipeline: keeps what it was called with, and does what the mocks say. */
export class MockProcessor implements Processor {
  failed = false;
  readonly #command: Mocked;
  readonly #call: CommandCall;
  readonly #state: PesterState;
  readonly #invocation: InvocationInfo;
  readonly #input: Value[] = [];
  #binding: ParameterBinding | null = null;

  constructor(command: Mocked, call: CommandCall, invocationName: string, state: PesterState) {
    this.#command = command;
    this.#call = call;
    this.#state = state;
    this.#invocation = new InvocationInfo({
      command,
      invocationName,
      position: () => call.source.position(call.ast),
      errorIdSuffix: command.name,
    });
  }

  prepare(): void {
    const { frame, args, place } = this.#call;
    const request = {
      metadata: this.#command.described,
      kind: this.#command.binding,
      invocation: this.#invocation,
      expectsInput: place.expectingInput,
    };
    this.#binding = bindArguments(request, args, frame.engine);
  }

  begin(): void {
    return;
  }

  write(value: Value): void {
    const { frame } = this.#call;
    frame.engine.checkpoint();
    // A simple function sees all of its input at its end.
    if (this.#command.binding === 'simple') {
      this.#input.push(value);
      return;
    }
    try {
      this.#binding?.bindObject(value);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      frame.engine.fail(error.record, this.#call);
      this.failed = true;
      return;
    }
    this.#invoke([value]);
  }

  processOnce(): void {
    if (this.#command.binding !== 'simple') this.#invoke([]);
  }

  end(): void {
    if (this.#command.binding === 'simple') this.#invoke(this.#input);
  }

  clean(): void {
    this.#call.close?.();
  }

  #invoke(input: readonly Value[]): void {
    const binding = this.#binding;
    if (binding === null) return;
    const bound: Bound = { bound: new Map(binding.bound), rest: binding.rest };
    const { name, module } = this.#command;
    const owner = mockOwner(this.#state);
    if (owner !== null) mocksOf(owner).calls.push({ command: name.toLowerCase(), module, ...bound });
    const behavior = this.#behavior(bound);
    if (behavior === undefined) {
      this.#callOriginal(bound, input);
      return;
    }
    behavior.called = true;
    const { body } = behavior;
    const scope = boundScope(body, bound);
    const last = input.at(-1);
    if (last !== undefined) scope.define('_', last);
    const { frame, out, streams, place } = this.#call;
    const args = [...declaredArguments(body, boundTable(bound.bound)), ...positionalArguments(bound.rest)];
    runInScope(body, scope, { ...frame, out, streams }, args, place.expectingInput ? input : null);
  }

  /** The first that fits, those of the test before those of its blocks, the newest first; else the first without a filter. */
  #behavior(bound: Bound): MockBehavior | undefined {
    let fallback: MockBehavior | undefined;
    for (const behavior of this.#behaviors()) {
      if (behavior.filter === null) fallback ??= behavior;
      else if (filterFits(behavior.filter, bound, this.#call.frame)) return behavior;
    }
    return fallback;
  }

  *#behaviors(): Iterable<MockBehavior> {
    const { name, module } = this.#command;
    const key = name.toLowerCase();
    for (const behavior of behaviorsOf(this.#state))
      if (behavior.command === key && behavior.module === module) yield behavior;
  }

  #callOriginal(given: Bound, input: readonly Value[]): void {
    const fromInput = this.#call.place.expectingInput;
    const named = [...given.bound].map(([name, argument]) => namedArgument(name, argument));
    const { frame } = this.#call;
    const place = { position: 1, length: 1, expectingInput: fromInput };
    const args = [...named, ...positionalArguments(given.rest)];
    const call = { ...this.#call, args, place, close: null };
    const original = frame.engine.start(this.#command.original, call);
    const feed = (first: { write(value: Value): void }): void => {
      for (const value of input) first.write(value);
    };
    runPipeline([original], fromInput ? feed : null, frame);
  }
}
