import type { InvokeOptions } from '../../types/netType.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import type { Engine } from '../execution.ts';
import { Capture, nowhere } from '../pipeline/sink.ts';
import { runBlock } from './blockRun.ts';

/** Runs a script block from the innermost frame and gives what it writes. */
export function invokeBlock(
  block: ScriptBlock,
  args: readonly Value[],
  { inCaller = false, propagates = false, silent = false, ...bound }: InvokeOptions,
  engine: Engine,
): Value[] {
  const { frame, propagates: outer } = engine;
  const out = new Capture();
  const streams = silent ? { ...frame.streams, error: nowhere } : frame.streams;
  if (propagates) engine.propagates = true;
  try {
    runBlock(block, { args, scope: inCaller ? 'caller' : 'new', ...bound }, { ...frame, out, streams });
  } finally {
    engine.propagates = outer;
  }
  return out.items;
}
