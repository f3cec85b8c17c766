import { bindArguments } from '../../binding/bindArguments.ts';
import type { ParameterBinding } from '../../binding/parameterBinding.ts';
import { argsOf } from '../../binding/rawArgument.ts';
import type { CommandInfo } from '../../commands/commandInfo.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { ScriptError } from '../../values/errorRecord.ts';
import type { InvocationInfo } from '../../values/invocationInfo.ts';
import { NetArray } from '../../values/netArray.ts';
import type { Value } from '../../values/value.ts';
import type { Variable } from '../../values/variable.ts';
import { callInvocation } from '../blocks/callInvocation.ts';
import { leavingCommand } from './commandFailure.ts';
import { type CommandStreams, commandStreams } from './commandStreams.ts';
import type { CompiledBlock } from '../compile/compiledBlock.ts';
import { ExitThrow } from '../completion.ts';
import { dynamicParameters } from '../blocks/dynamicParameters.ts';
import type { CommandCall, Execute, Frame } from '../execution.ts';
import { InputEnumerator } from '../blocks/inputEnumerator.ts';
import { noParameters } from '../blocks/noParameters.ts';
import { defaultsOf, setParameter } from '../blocks/parameterDefaults.ts';
import type { Processor } from './processor.ts';
import { runPart } from '../blocks/runPart.ts';
import type { RuntimeParameter } from '../blocks/runtimeParameter.ts';
import { Scope } from '../variables/scope.ts';
import { ScriptCmdlet } from '../blocks/scriptCmdlet.ts';
import { nowhere } from './sink.ts';
import { setCommonPreferences } from './commonPreferences.ts';
import { withUnderscore } from '../variables/underscore.ts';

/** What a script processor runs. */
export interface ScriptTarget {
  readonly block: CompiledBlock;
  /** As the call stack and errors name it; null for a script block. */
  readonly name: string | null;
  readonly info: CommandInfo | null;
  /** As called: an alias, a path. */
  readonly invocationName: string;
  /** A file has `script:` variables of its own and ends at `exit`. */
  readonly isFile: boolean;
  /** Whether `exit` in a file ends what runs the file too: the script that a session was started for. */
  readonly exitsThrough?: boolean;
}

/** Variables that are set in the scope of a block before it runs. */
export interface Preset {
  /** `$_`. */
  readonly underscore?: Value | undefined;
  /** `$this`. */
  readonly self?: Value | undefined;
  /** `$input`, where it is not what the pipeline gives. */
  readonly input?: Value | undefined;
  /** Where it runs in place of a new scope: the outermost one of a module. */
  readonly scope?: Scope | undefined;
}

/** A function, a script block or a script file in a pipeline. */
export class ScriptProcessor implements Processor {
  failed = false;
  readonly #target: ScriptTarget;
  readonly #call: CommandCall;
  readonly #invocation: InvocationInfo;
  readonly #input: Value[] = [];
  readonly #enumerator = new InputEnumerator(this.#input);
  #binding: ParameterBinding | null = null;
  #frame: Frame | null = null;
  #ended = false;
  #streams: CommandStreams | null = null;
  /** Automatic variables of the caller that a dotted block has its own of; null for any other. */
  #covered: Map<string, Standing | null> | null = null;

  readonly #preset: Preset;

  constructor(target: ScriptTarget, call: CommandCall, preset: Preset = {}) {
    this.#target = target;
    this.#call = call;
    this.#preset = preset;
    this.#invocation = callInvocation(
      call,
      target.info ?? target.block.info,
      target.invocationName,
      target.name ?? '',
    );
  }

  prepare(): void {
    const { block, name, isFile } = this.#target;
    const { frame: caller, dotted, args, place } = this.#call;
    const { code, state } = block;
    const { engine } = caller;
    const scope =
      this.#preset.scope ??
      (dotted
        ? state === caller.state
          ? caller.scope
          : state.current
        : new Scope(state.current, isFile ? 'script' : 'local'));
    if (this.#preset.underscore !== undefined) scope.define('_', this.#preset.underscore);
    if (this.#preset.self !== undefined) scope.define('this', this.#preset.self);
    const call = {
      ...{ parent: caller.call, name: isFile || name === null ? '<ScriptBlock>' : name, source: code.source },
      ...{ invocation: this.#invocation, at: code.ast },
    };
    let frame: Frame = {
      ...{ engine, state, scope, streams: this.#call.streams, call, out: this.#call.out },
      ...(scope === caller.scope ? {} : { body: code }),
    };
    for (const module of code.modules) engine.useModule(module, frame);
    const simple = !code.advanced;
    if (code.parameters.length === 0 && code.attributes.length === 0 && simple) {
      this.#frame = frame;
      this.#setAutomatic(scope, noParameters(args.flatMap(argsOf)), null);
      return;
    }
    const invocation = this.#invocation;
    const named = name ?? '';
    const { dynamicParam } = code;
    let defined: readonly RuntimeParameter[] = [];
    const defining = frame;
    const dynamic = (block: Execute) => (bound: ReadonlyMap<string, Value>) => {
      this.#showBound(scope, bound, defining);
      const { parameters, metadata } = dynamicParameters(block, defining, this.#invocation);
      defined = parameters;
      return metadata;
    };
    const request = {
      metadata: code.metadata(frame, named),
      ...(dynamicParam === null || simple ? {} : { dynamicParameters: dynamic(dynamicParam) }),
      kind: simple ? ('simple' as const) : ('advanced' as const),
      expectsInput: place.expectingInput,
      invocation,
    };
    const binding = bindArguments(request, args, engine);
    this.#binding = binding;
    for (const parameter of defined) {
      const value = binding.value(parameter.name);
      if (value === undefined) continue;
      parameter.value = value;
      parameter.isSet = true;
    }
    let streams: CommandStreams | null = null;
    if (!simple) {
      streams = this.#streams = commandStreams(this.#call, (parameter) => binding.value(parameter));
      frame = { ...frame, streams: streams.streams, out: streams.out };
      setCommonPreferences(scope, binding);
    }
    this.#frame = frame;
    const cmdlet = simple
      ? null
      : new ScriptCmdlet({
          frame,
          caller,
          binding,
          invocation,
          metadata: request.metadata,
          streams,
          failed: () => {
            this.failed = true;
          },
        });
    this.#setAutomatic(scope, binding, cmdlet);
    for (const parameter of code.parameters) {
      const value = binding.value(parameter.name);
      if (value !== undefined) setParameter(parameter, value, frame);
    }
    defaultsOf(code.parameters, binding, frame, invocation);
  }

  /** What a `dynamicparam` block sees: what is bound by then. */
  #showBound(scope: Scope, bound: ReadonlyMap<string, Value>, frame: Frame): void {
    const { parameters } = this.#target.block.code;
    const table = new Dictionary('System.Management.Automation.PSBoundParametersDictionary');
    for (const [name, value] of bound) table.set(name, value);
    scope.define('PSBoundParameters', table);
    scope.define('MyInvocation', this.#invocation);
    for (const parameter of parameters) {
      const value = table.get(parameter.name);
      if (value !== undefined) setParameter(parameter, value, frame);
    }
    defaultsOf(parameters, { value: (name) => table.get(name) }, frame, this.#invocation);
  }

  /** `$args`, `$PSBoundParameters` and their like; made when they are read. A dotted block has no other `$args` than what it was given. */
  #setAutomatic(scope: Scope, binding: ParameterBinding, cmdlet: ScriptCmdlet | null): void {
    const { block } = this.#target;
    const { dotted } = this.#call;
    const bound = new Dictionary('System.Management.Automation.PSBoundParametersDictionary');
    const simple = !block.code.advanced;
    const make = (name: string): Value | undefined => {
      switch (name) {
        case 'args':
          return simple ? new NetArray([...binding.rest]) : undefined;
        case 'psboundparameters':
          for (const [parameter, value] of binding.bound) bound.set(parameter, value);
          return bound;
        case 'myinvocation':
          return this.#invocation;
        case 'pscmdlet':
          return cmdlet ?? undefined;
        case 'input':
          return this.#preset.input ?? this.#enumerator;
        case 'psscriptroot':
          return block.file === null ? '' : folderOf(block.file);
        case 'pscommandpath':
          return block.file ?? '';
        default:
          return undefined;
      }
    };
    for (const [parameter, value] of binding.bound) this.#invocation.boundParameters.set(parameter, value);
    // A block that a cmdlet or a method runs is called by nobody.
    if (this.#target.invocationName !== '') this.#invocation.unboundArguments = binding.rest;
    if (!dotted) {
      if (block.code.dynamicParam !== null)
        for (const name of ['psboundparameters', 'myinvocation']) scope.variables.delete(name);
      scope.automatic = { make };
      return;
    }
    const covered = this.#preset.scope === undefined ? (this.#covered = new Map()) : null;
    for (const name of [
      'args',
      'MyInvocation',
      'PSBoundParameters',
      'input',
      ...(block.file === null ? [] : ['PSScriptRoot', 'PSCommandPath']),
    ]) {
      const key = name.toLowerCase();
      const value = make(key);
      if (value === undefined) continue;
      covered?.set(key, standing(scope.variables.get(key)));
      scope.define(name, value);
    }
  }

  /** What a dotted block found in the scope of its caller is there again when it is through. */
  #uncover(): void {
    if (this.#covered === null) return;
    const { scope } = this.#current();
    for (const [name, before] of this.#covered) {
      if (before === null) scope.delete(name);
      else {
        before.variable.value = before.value;
        scope.variables.set(name, before.variable);
      }
    }
    this.#covered = null;
  }

  begin(): void {
    this.#run(this.#target.block.code.begin);
  }

  write(value: Value): void {
    if (this.#ended) return;
    const frame = this.#current();
    frame.engine.checkpoint();
    const { process } = this.#target.block.code;
    if (this.#binding !== null && !this.#bindObject(this.#binding, value, frame)) return;
    if (process === null) {
      this.#input.push(value);
      return;
    }
    this.#input.length = 0;
    this.#input.push(value);
    this.#enumerator.reset();
    if (this.#call.dotted || this.#preset.scope !== undefined)
      withUnderscore(frame.scope, value, () => {
        this.#run(process);
      });
    else {
      // The last object is still there in the `end` block.
      frame.scope.define('_', value);
      this.#run(process);
    }
    this.#input.length = 0;
  }

  /** False where the object fits no parameter: the error is written, the object passed over. */
  #bindObject(binding: ParameterBinding, value: Value, frame: Frame): boolean {
    const { code } = this.#target.block;
    if (!code.advanced) return true;
    try {
      const changed = new Set(binding.bindObject(value).map((name) => name.toLowerCase()));
      const unset = [];
      for (const parameter of code.parameters) {
        if (!changed.has(parameter.key)) continue;
        const bound = binding.value(parameter.name);
        if (bound === undefined) unset.push(parameter);
        else setParameter(parameter, bound, frame);
      }
      defaultsOf(unset, binding, frame, this.#invocation);
      return true;
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      // No -ErrorVariable of the function itself gets it: none of its blocks runs.
      frame.engine.fail(error.record, { ...this.#call, frame });
      this.failed = true;
      return false;
    }
  }

  processOnce(): void {
    this.#run(this.#target.block.code.process);
  }

  end(): void {
    this.#enumerator.reset();
    this.#run(this.#target.block.code.end);
  }

  clean(): void {
    this.#ended = false;
    try {
      // What it writes goes nowhere.
      if (this.#frame !== null) this.#frame = { ...this.#frame, out: nowhere };
      if (this.#frame !== null) this.#cleanUp(this.#frame);
    } finally {
      this.#uncover();
      this.#streams?.close();
      this.#call.close?.();
    }
  }

  /** An error of `clean` is told of and ends nothing else. */
  #cleanUp({ engine, streams }: Frame): void {
    try {
      this.#run(this.#target.block.code.clean);
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      engine.recordError(error.record);
      streams.error.write(error.record);
    }
  }

  /** Its own frame; before its arguments are bound that of the caller. */
  #current(): Frame {
    return this.#frame ?? this.#call.frame;
  }

  /** Runs one of the blocks in its scope. */
  #run(part: Execute | null): void {
    if (part === null || this.#ended) return;
    const frame = this.#current();
    try {
      runPart(part, frame);
    } catch (error) {
      if (error instanceof ScriptError && this.#target.block.code.advanced) error.endsCommand = false;
      if (!(error instanceof ExitThrow) || !this.#target.isFile || this.#target.exitsThrough === true)
        throw leavingCommand(error, this.#target.block.code.advanced ? this.#invocation : null);
      this.#ended = true;
      const code = frame.engine.exited(error.code);
      this.failed = this.failed || code !== 0;
    }
  }
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'), 0));
}

/** A variable with what it was. */
interface Standing {
  readonly variable: Variable;
  readonly value: Value;
}

function standing(variable: Variable | undefined): Standing | null {
  return variable === undefined ? null : { variable, value: variable.value };
}
