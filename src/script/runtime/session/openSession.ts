import { Source } from '../source.ts';
import * as latePathTypes from '../../commands/files/pathInfo.ts';
import * as lateCommandTypes from '../../commands/commandTypes.ts';
import type { RawArgument } from '../../binding/rawArgument.ts';
import { requirementsOf } from '../../syntax/requires.ts';
import type { ParsedScript } from '../../syntax/parsedScript.ts';
import { isNull, type Value } from '../../values/value.ts';
import { ExitThrow, JumpThrow, StopThrow } from '../completion.ts';
import { hostFailure, isFlow, locate } from '../errorFlow.ts';
import type { CommandCall, Frame } from '../execution.ts';
import { externalScript } from '../blocks/externalScript.ts';
import { meetRequirements } from './meetRequirements.ts';
import { getPSCallStack } from '../blocks/getPSCallStack.ts';
import { moduleCmdlets } from '../modules/moduleCmdlets.ts';
import * as lateRuntimeTypes from '../members/runtimeTypes.ts';
import { parseScriptBlock } from '../blocks/parseScriptBlock.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { ScriptEngine } from '../scriptEngine.ts';
import type { ScriptOutcome, StreamName, WrittenRecord } from './scriptOutcome.ts';
import { ScriptProcessor } from '../pipeline/scriptProcessor.ts';
import type { SessionOptions } from './sessionOptions.ts';
import { setSessionFunctions } from './sessionFunctions.ts';
import { setSessionVariables } from '../variables/sessionVariables.ts';
import { FunctionSink } from '../pipeline/sink.ts';
import { ErrorRecord } from '../../values/errorRecord.ts';
import type { Streams } from '../pipeline/streams.ts';

/** A session that scripts run in, one after another; what one defines the next sees. */
export interface Session {
  readonly engine: ScriptEngine;
  /** Parses a script with the types that the session has. */
  parse(text: string, file: string | null): ParsedScript;
  /**
   * Runs a script in the outermost scope, as at a prompt; one of a file in a scope of its own, as `&` does.
   */
  run(parsed: ParsedScript, args?: readonly RawArgument[]): ScriptOutcome;
}

/** Opens a session. */
export function openSession(options: SessionOptions): Session {
  const engine = new ScriptEngine(options);
  engine.table.add([...moduleCmdlets(engine), getPSCallStack(engine)], engine.global.top);
  options.types.addWhenMissing(() => [
    ...lateRuntimeTypes.runtimeTypes(engine),
    ...lateCommandTypes.commandTypes,
    ...latePathTypes.pathTypes(),
  ]);
  setSessionVariables(engine, engine.global.top);
  setSessionFunctions(engine);
  return {
    engine,
    parse: engine.options.parse,
    run: (parsed, args = []) => runScript(engine, parsed, args),
  };
}

function runScript(engine: ScriptEngine, parsed: ParsedScript, args: readonly RawArgument[]): ScriptOutcome {
  const records: WrittenRecord[] = [];
  const { onRecord } = engine.options;
  const sink = (stream: StreamName) =>
    new FunctionSink((value) => {
      engine.limits.written();
      records.push({ stream, value });
      engine.transcripts.note(stream, value);
      onRecord?.(stream, value);
    });
  const streams: Streams = {
    error: sink('error'),
    warning: sink('warning'),
    verbose: sink('verbose'),
    debug: sink('debug'),
    information: sink('information'),
    note: null,
    unshown(stream, value) {
      engine.limits.written();
      records.push({ stream, value });
    },
  };
  const frame: Frame = { ...engine.frame, streams, out: sink('output') };
  engine.frame = frame;
  engine.limits.start();
  let ending: Pick<ScriptOutcome, 'terminating' | 'exitCode' | 'stopped'> = {
    terminating: null,
    exitCode: null,
    stopped: null,
  };
  try {
    runParsed(engine, parsed, args, frame);
  } catch (error) {
    ending = endingOf(error, frame);
  } finally {
    engine.depth = 0;
    engine.propagates = false;
    engine.global.current = engine.global.top;
    engine.frame = frame;
    engine.transcripts.flush();
  }
  const of = (stream: StreamName): Value[] =>
    records.filter((record) => record.stream === stream).map(({ value }) => value);
  return {
    ...ending,
    records,
    values: of('output'),
    errors: of('error').filter((value) => value instanceof ErrorRecord),
    succeeded: engine.ok && ending.terminating === null,
  };
}

function runParsed(
  engine: ScriptEngine,
  parsed: ParsedScript,
  args: readonly RawArgument[],
  frame: Frame,
): void {
  const block = parseScriptBlock(parsed, engine.global);
  const isFile = parsed.file !== null;
  const call: CommandCall = {
    frame,
    // No line of a script calls what is run as it is given.
    ...(isFile
      ? { ast: parsed.ast, source: block.code.source }
      : { ast: { start: 0, end: 0 }, source: new Source('', null) }),
    args,
    dotted: !isFile,
    place: { position: 1, length: 1, expectingInput: false },
    out: frame.out,
    streams: frame.streams,
    close: null,
  };
  // `$MyInvocation.MyCommand.Path` is how scripts find what lies beside them.
  const info = parsed.file === null ? null : externalScript(parsed.file, block, engine);
  if (info !== null) meetRequirements(requirementsOf(parsed), info.name, engine, frame);
  const processor = new ScriptProcessor(
    { block, name: info?.name ?? null, info, invocationName: parsed.file ?? '', isFile, exitsThrough: true },
    call,
  );
  runPipeline([processor], null, frame);
}

/** How a run ended that did not come to its end by itself. */
function endingOf(error: unknown, frame: Frame): Pick<ScriptOutcome, 'terminating' | 'exitCode' | 'stopped'> {
  const none = { terminating: null, exitCode: null, stopped: null };
  if (error instanceof ExitThrow) return { ...none, exitCode: exitCodeOf(error.code) };
  if (error instanceof StopThrow) return { ...none, stopped: error.reason };
  // `break` and `continue` without a loop end the script silently.
  if (error instanceof JumpThrow || isFlow(error)) return none;
  const caught = hostFailure(error);
  locate(caught.record, frame.call, frame.call.at);
  frame.engine.recordError(caught.record);
  return { ...none, terminating: caught.record };
}

function exitCodeOf(code: Value): number {
  if (typeof code === 'number') return code;
  if (isNull(code)) return 0;
  const parsed = Number(typeof code === 'string' || typeof code === 'bigint' ? code : 1);
  return Number.isInteger(parsed) ? parsed : 1;
}
