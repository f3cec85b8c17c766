import type { RawArgument } from '../../binding/rawArgument.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { NetException, NetThrow } from '../../values/netException.ts';
import { NetList } from '../../values/netList.ts';
import { NetObject, type Value } from '../../values/value.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { ExitThrow, JumpThrow } from '../completion.ts';
import type { CommandCall, Engine, Frame, SessionState } from '../execution.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import type { Processor } from '../pipeline/processor.ts';
import { Capture, FunctionSink, type Sink } from '../pipeline/sink.ts';
import { Source } from '../source.ts';

/** One command of a pipeline that is put together: a script, or a command by its name. */
interface AddedCommand {
  readonly kind: 'script' | 'command';
  readonly text: string;
  readonly args: RawArgument[];
}

/** The streams beside output that a run fills. */
export const collectedStreams = ['Error', 'Warning', 'Verbose', 'Debug', 'Information'] as const;

/** `[powershell]::Create()`: commands put together piece by piece, which run in a session of their own, or in the one that runs. */
export class PowerShellObject extends NetObject {
  readonly typeName = 'System.Management.Automation.PowerShell';
  readonly streams = new Map(
    collectedStreams.map((name) => [
      name,
      new NetList(
        [],
        `System.Management.Automation.PSDataCollection\`1[[System.Management.Automation.${name}Record, System.Management.Automation]]`,
      ),
    ]),
  );
  readonly #engine: Engine;
  readonly #state: SessionState;
  /** Pipelines one after the other. */
  statements: AddedCommand[][] = [];
  outcome: 'NotStarted' | 'Completed' | 'Failed' = 'NotStarted';
  reason: NetException | null = null;
  hadErrors = false;
  disposed = false;

  constructor(engine: Engine, current: boolean) {
    super();
    this.#engine = engine;
    if (current) this.#state = engine.frame.state;
    else {
      const top = engine.freshScope();
      this.#state = { top, current: top, module: null };
    }
  }

  add(kind: AddedCommand['kind'], text: string): this {
    const last = this.statements.at(-1);
    const added: AddedCommand = { kind, text, args: [] };
    if (last === undefined) this.statements.push([added]);
    else last.push(added);
    return this;
  }

  /** The next command begins a pipeline of its own. */
  addStatement(): this {
    if (this.statements.length > 0) this.statements.push([]);
    return this;
  }

  addArgument(value: Value): this {
    this.#lastCommand('argument').args.push({ kind: 'value', value, extent: null });
    return this;
  }

  addParameter(name: string, argument: Value | undefined): this {
    const { args } = this.#lastCommand('parameter');
    const text = `-${name}`;
    const hasColon = argument !== undefined;
    args.push({ kind: 'parameter', name, argument, hasColon, splatted: false, text, extent: null });
    return this;
  }

  #lastCommand(what: 'argument' | 'parameter'): AddedCommand {
    const last = this.statements.at(-1)?.at(-1);
    if (last !== undefined) return last;
    const article = what === 'argument' ? 'an' : 'a';
    throw new NetThrow(
      new NetException(
        'System.Management.Automation.PSInvalidOperationException',
        `A command is required to add ${article} ${what}. A command must be added to the PowerShell instance before adding ${article} ${what}.`,
      ),
    );
  }

  setVariable(name: string, value: Value): void {
    this.#state.top.define(name, value);
  }

  variable(name: string): Value {
    return this.#state.top.find(name.toLowerCase())?.read() ?? null;
  }

  /** Runs all statements; what they write. An error that ends one ends the run and is thrown. */
  invoke(input: readonly Value[] | null): NetList {
    if (this.disposed)
      throw new NetThrow(
        new NetException(
          'System.Management.Automation.PSObjectDisposedException',
          'Cannot perform operation because object "PowerShell" has already been disposed.\nObject name: \'PowerShell\'.',
        ),
      );
    const capture = new Capture();
    const { propagates } = this.#engine;
    this.#engine.propagates = false;
    this.outcome = 'Completed';
    this.reason = null;
    try {
      for (const statement of this.statements) this.#run(statement, input, capture);
    } catch (error) {
      if (error instanceof ScriptError) {
        this.outcome = 'Failed';
        this.reason = error.record.exception;
        this.hadErrors = true;
      }
      if (!(error instanceof JumpThrow) && !(error instanceof ExitThrow)) throw error;
    } finally {
      this.#engine.propagates = propagates;
    }
    return new NetList(
      capture.items,
      'System.Collections.ObjectModel.Collection`1',
      'System.Management.Automation.PSObject',
    );
  }

  #run(commands: readonly AddedCommand[], input: readonly Value[] | null, out: Sink): void {
    if (commands.length === 0) return;
    const frame = this.#frame(out);
    const processors: Processor[] = [];
    let next = out;
    for (let index = commands.length - 1; index >= 0; index--) {
      const command = commands[index];
      if (command === undefined) continue;
      const isScript = command.kind === 'script';
      const called = isScript ? this.#block(command.text) : command.text;
      const call: CommandCall = {
        frame,
        ast: { start: 0, end: 0 },
        source: frame.call.source,
        args: command.args,
        dotted: isScript,
        place: {
          position: index + 1,
          length: commands.length,
          expectingInput: index > 0 || input !== null,
        },
        out: next,
        streams: frame.streams,
        close: null,
      };
      const processor = this.#engine.start(called, call);
      processors.unshift(processor);
      next = processor;
    }
    const feed = (items: readonly Value[]) => (first: Sink) => {
      for (const item of items) first.write(item);
    };
    const outer = this.#engine.frame;
    this.#engine.frame = frame;
    try {
      runPipeline(processors, input === null ? null : feed(input), frame);
    } finally {
      this.#engine.frame = outer;
    }
  }

  #block(text: string): Value {
    const block = this.#engine.parse(text);
    return block instanceof CompiledBlock ? new CompiledBlock(block.code, this.#state) : block;
  }

  #frame(out: Sink): Frame {
    const sink = (name: (typeof collectedStreams)[number]): Sink =>
      new FunctionSink((value) => {
        this.streams.get(name)?.items.push(value);
        if (value instanceof ErrorRecord) this.hadErrors = true;
      });
    const { call } = this.#engine.frame;
    return {
      engine: this.#engine,
      state: this.#state,
      scope: this.#state.top,
      streams: {
        error: sink('Error'),
        warning: sink('Warning'),
        verbose: sink('Verbose'),
        debug: sink('Debug'),
        information: sink('Information'),
        note: null,
        unshown: null,
      },
      call: {
        ...{ parent: call, name: '<ScriptBlock>', source: new Source('', null) },
        ...{ invocation: null, at: { start: 0, end: 0 } },
      },
      out,
    };
  }
}
