import type { RawArgument } from '../binding/rawArgument.ts';
import type { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import { JumpThrow } from '../runtime/completion.ts';
import { caughtError, isFlow } from '../runtime/errorFlow.ts';
import type { CommandCall, Frame } from '../runtime/execution.ts';
import { runPipeline } from '../runtime/pipeline/pipeline.ts';
import type { Scope } from '../runtime/variables/scope.ts';
import { ScriptProcessor } from '../runtime/pipeline/scriptProcessor.ts';
import type { Sink } from '../runtime/pipeline/sink.ts';
import { Source } from '../runtime/source.ts';
import { Dictionary } from '../values/dictionary.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';

/** Runs a block in a scope that is there already, as dot-sourcing does; output goes where the frame writes. `input` is what it gets from a pipeline. */
export function runInScope(
  block: CompiledBlock,
  scope: Scope,
  frame: Frame,
  args: readonly RawArgument[] = [],
  input: readonly Value[] | null = null,
): void {
  const call: CommandCall = {
    frame,
    ast: frame.call.at,
    source: frame.call.source,
    args,
    dotted: true,
    place: { position: 1, length: 1, expectingInput: input !== null },
    out: frame.out,
    streams: frame.streams,
    close: null,
  };
  const target = { block, name: null, info: null, invocationName: '.', isFile: false };
  const feed = (items: readonly Value[]) => (first: Sink) => {
    for (const item of items) first.write(item);
  };
  runPipeline([new ScriptProcessor(target, call, { scope })], input === null ? null : feed(input), frame);
}

/** Runs something as within `try`; the error that ended it, null for none. A stop and an exit go on; `break` without a loop ends it. */
export function errorOf(frame: Frame, run: () => void): ErrorRecord | null {
  const { engine } = frame;
  const [propagates, depth, inner] = [engine.propagates, engine.depth, engine.frame];
  engine.propagates = true;
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof JumpThrow) return null;
    if (isFlow(error)) throw error;
    return caughtError(error, frame, frame.call.at).record;
  } finally {
    engine.propagates = propagates;
    engine.depth = depth;
    engine.frame = inner;
  }
}

/** A frame at which the stack traces of tests end. */
export function outermostFrame(frame: Frame): Frame {
  return {
    ...frame,
    call: {
      ...{ parent: null, name: '', source: new Source('', null) },
      ...{ invocation: null, at: { start: 0, end: 0 } },
    },
  };
}

/** Puts the data of a test case into a scope: as `$_`, and the entries of a dictionary by their names. */
export function defineData(scope: Scope, data: Value | undefined): void {
  if (data === undefined) return;
  scope.define('_', data);
  if (!(data instanceof Dictionary)) return;
  for (const { key, value } of data.entries()) if (typeof key === 'string') scope.define(key, value);
}

/** The entries of a dictionary for those parameters that a block declares. */
export function declaredArguments(block: CompiledBlock, data: Value | undefined): RawArgument[] {
  if (!(data instanceof Dictionary)) return [];
  return block.code.parameters
    .filter(({ name }) => data.has(name))
    .map(({ name }) => namedArgument(name, data.get(name)));
}

/** A parameter with its value, as splatting gives them. */
export function namedArgument(name: string, argument: Value | undefined): RawArgument {
  return {
    kind: 'parameter',
    ...{ name, argument, hasColon: true, splatted: true, text: `-${name}:`, extent: null },
  };
}
