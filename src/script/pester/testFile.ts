import type { CompiledBlock } from '../runtime/compile/compiledBlock.ts';
import { parseScriptBlock } from '../runtime/blocks/parseScriptBlock.ts';
import { meetRequirements } from '../runtime/session/meetRequirements.ts';
import { runPipeline } from '../runtime/pipeline/pipeline.ts';
import { Scope } from '../runtime/variables/scope.ts';
import { ScriptProcessor } from '../runtime/pipeline/scriptProcessor.ts';
import { requirementsOf } from '../syntax/requires.ts';
import type { Frame } from '../runtime/execution.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import type { Value } from '../values/value.ts';
import { declaredArguments, errorOf } from './runInScope.ts';
import type { PesterState } from './pesterState.ts';
import { TestBlock, type TestContainer } from './testTree.ts';

/** What looks through tests: runs what they stand in, in which Describe, Context and It only say what is there. */
export type DiscoveryBody = (state: PesterState, frame: Frame) => void;

/** A file of tests, or a script block of them, with what was found in it. */
export class TestFile implements TestContainer {
  /** Path of the file, or what stands for it. */
  readonly name: string;
  readonly block: CompiledBlock | null;
  /** For its parameters. */
  readonly data: Value | undefined;
  readonly root = new TestBlock('Root', null, null);
  /** Why it could not be looked through. */
  error: ErrorRecord | null = null;
  /** Milliseconds: of looking through, of running. */
  discoveryDuration = 0;
  duration = 0;
  readonly #body: DiscoveryBody;

  constructor(
    name: string,
    body: DiscoveryBody,
    { data, block = null }: { readonly data?: Value | undefined; readonly block?: CompiledBlock | null } = {},
  ) {
    this.name = name;
    this.block = block;
    this.#body = body;
    this.data = data;
  }

  /** Finds its tests; `error` says why it could not. */
  discover(state: PesterState, frame: Frame): void {
    const { engine } = state;
    const started = engine.clock.monotonic();
    state.phase = 'discovery';
    state.block = this.root;
    try {
      this.error = errorOf(frame, () => {
        this.#body(state, frame);
      });
    } finally {
      state.phase = 'idle';
      state.block = null;
      this.discoveryDuration = engine.clock.monotonic() - started;
    }
  }
}

/** Tests in a file, by its absolute path. */
export function testsInFile(file: string, data?: Value): TestFile {
  const body: DiscoveryBody = ({ engine }, frame) => {
    const { files, parse } = engine.options;
    const parsed = parse(files.readText(file), file);
    const name = file.slice(file.lastIndexOf('/') + 1);
    meetRequirements(requirementsOf(parsed), name, engine, frame);
    runBody(parseScriptBlock(parsed, engine.global), data, name, frame);
  };
  return new TestFile(file, body, { data });
}

/** Tests in a script block. */
export function testsInBlock(block: CompiledBlock, data?: Value): TestFile {
  return new TestFile(
    block.file ?? '<ScriptBlock>',
    (_, frame) => {
      runBody(block, data, null, frame);
    },
    { data, block },
  );
}

/** Runs a body in a scope of its own; `name` is that of its file. */
function runBody(block: CompiledBlock, data: Value | undefined, name: string | null, frame: Frame): void {
  const target = { block, name, info: null, invocationName: block.file ?? '&', isFile: name !== null };
  const call = {
    ...{ frame, ast: frame.call.at, source: frame.call.source, dotted: false, close: null },
    ...{ out: frame.out, streams: frame.streams },
    args: declaredArguments(block, data),
    place: { position: 1, length: 1, expectingInput: false },
  };
  const scope = new Scope(frame.scope, 'script');
  runPipeline([new ScriptProcessor(target, call, { scope })], null, frame);
}
