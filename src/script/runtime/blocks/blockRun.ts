import { positionalArguments } from '../../binding/rawArgument.ts';
import { wrongSelf } from '../../types/arguments.ts';
import { genericName } from '../../types/assemblies.ts';
import { ErrorRecord, ScriptError, scriptError } from '../../values/errorRecord.ts';
import { Dictionary } from '../../values/dictionary.ts';
import { DelegateBlock } from '../../values/delegateBlock.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetList } from '../../values/netList.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';
import { isNull, type Value } from '../../values/value.ts';
import { CompiledBlock } from '../compile/compiledBlock.ts';
import { ExitThrow, JumpThrow } from '../completion.ts';
import type { CommandCall, Frame, ParameterCode, SessionState } from '../execution.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { setInvoked } from './invokedParameters.ts';
import { runPart } from './runPart.ts';
import type { BlockRun } from '../runspace.ts';
import { Scope } from '../variables/scope.ts';
import { ScriptProcessor } from '../pipeline/scriptProcessor.ts';
import { withUnderscore, withVariable } from '../variables/underscore.ts';

/** Runs a script block for a cmdlet or a method of .NET. The frame is that of the caller, with the output and the streams that the block gets. */
export function runBlock(block: ScriptBlock, run: BlockRun, frame: Frame): void {
  if (block instanceof DelegateBlock) {
    runBlock(block.block, run, frame);
    return;
  }
  if (!(block instanceof CompiledBlock)) throw wrongSelf('ScriptBlock');
  if (run.scope === 'isolated') {
    runIsolated(block, run, frame);
    return;
  }
  const { code } = block;
  const { args = [], input, listed, self, asCommand = false } = run;
  if (
    input === undefined &&
    !asCommand &&
    (code.begin !== null || (code.process !== null && code.end !== null))
  )
    throw severalClauses();
  const body = code.end ?? code.process;
  if (input !== undefined || listed !== undefined || asCommand) {
    runWhole(block, run, frame);
    return;
  }
  if (body === null) return;
  const { state } = block;
  const parent = state === frame.state ? frame.scope : state.current;
  const scope = run.scope === 'caller' ? parent : new Scope(parent, 'local');
  if (run.scope === 'new') {
    scope.define('args', new NetArray([...args.slice(code.parameters.length)]));
    if (code.parameters.length > 0) scope.define('PSBoundParameters', boundTo(code.parameters, args));
  }
  if (self !== undefined) scope.define('this', self);
  const inner: Frame = {
    engine: frame.engine,
    state,
    scope,
    streams: frame.streams,
    call: {
      ...{ parent: frame.call, name: '<ScriptBlock>', source: code.source },
      ...{ invocation: null, at: code.ast },
    },
    out: frame.out,
    ...(run.scope === 'caller' ? {} : { body: code }),
  };
  const start = () => {
    if (code.parameters.length === 0) {
      runPart(body, inner);
      return;
    }
    const bringBack = setInvoked(code.parameters, args, inner, run.scope === 'caller');
    try {
      runPart(body, inner);
    } finally {
      bringBack();
    }
  };
  const surplus = run.scope === 'caller' && args.length > code.parameters.length;
  const startWithArgs = surplus
    ? () => {
        withVariable(scope, 'args', new NetArray(args.slice(code.parameters.length)), start);
      }
    : start;
  const { underscore } = run;
  if (underscore === undefined) {
    startWithArgs();
    return;
  }
  if (run.scope !== 'caller' || !code.readsInput()) {
    withUnderscore(scope, underscore, startWithArgs);
    return;
  }
  // The block of a cmdlet sees in `$input` the one object that it runs for.
  const given = new NetArray(isNull(underscore) ? [] : [underscore]);
  withVariable(scope, 'input', given, () => {
    withUnderscore(scope, underscore, startWithArgs);
  });
}

function boundTo(parameters: readonly ParameterCode[], args: readonly Value[]): Dictionary {
  const bound = new Dictionary('System.Management.Automation.PSBoundParametersDictionary');
  for (const [index, { name }] of parameters.slice(0, args.length).entries())
    bound.set(name, args[index] ?? null);
  return bound;
}

/**
 * Runs a block as in a session of its own: with the variables and commands that a new session has. Its errors do not go to a `try` around it; one that
 * ends it is reported to the error stream.
 */
function runIsolated(block: CompiledBlock, run: BlockRun, frame: Frame): void {
  const { engine } = frame;
  const top = engine.freshScope();
  top.using = (name) => frame.scope.find(name.toLowerCase())?.read() ?? null;
  const state: SessionState = { top, current: top, module: null };
  const { propagates } = engine;
  engine.propagates = false;
  try {
    runBlock(
      new CompiledBlock(block.code, state),
      { ...run, scope: 'new', asCommand: true },
      { ...frame, state, scope: top },
    );
  } catch (error) {
    if (error instanceof ScriptError) frame.streams.error.write(taskError(error.record));
    else if (!(error instanceof JumpThrow) && !(error instanceof ExitThrow)) throw error;
  } finally {
    engine.propagates = propagates;
  }
}

function taskError({ exception, invocation, scriptStackTrace }: ErrorRecord): ErrorRecord {
  const record = new ErrorRecord({ exception, id: 'PSTaskException', category: 'InvalidOperation' });
  record.invocation = invocation;
  record.scriptStackTrace = scriptStackTrace;
  return record;
}

/** With parameters, or with input for its process block: as a command of its own. */
function runWhole(block: CompiledBlock, run: BlockRun, frame: Frame): void {
  const { args = [], input, listed, underscore, self } = run;
  const call: CommandCall = {
    frame,
    ast: frame.call.at,
    source: frame.call.source,
    args: positionalArguments(args),
    dotted: run.scope === 'caller',
    place: { position: 1, length: 1, expectingInput: input !== undefined },
    out: frame.out,
    streams: frame.streams,
    close: null,
  };
  const processor = new ScriptProcessor(
    { block, name: null, info: null, invocationName: '', isFile: false },
    call,
    { underscore, self, ...(listed === undefined ? {} : { input: new NetList([...listed], listedType) }) },
  );
  const feed = (items: readonly Value[]) => (first: { write(value: Value): void }) => {
    for (const item of items) first.write(item);
  };
  runPipeline([processor], input === undefined ? null : feed(input), frame);
}

/** The collection that `$input` is where a block is given all of its input at once. */
const listedType = genericName('System.Management.Automation.PSDataCollection`1', ['System.Object']);

function severalClauses(): Error {
  return scriptError(
    'InvalidOperation',
    'The script block cannot be invoked because it contains more than one clause. The Invoke() method can only be used on script blocks that contain a single clause.',
    'InvalidOperation',
    { type: 'System.Management.Automation.PSInvalidOperationException' },
  );
}
