import type { InvokeOptions, Surroundings } from '../../types/netType.ts';
import type { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';
import type { Engine } from '../execution.ts';
import { Capture, nowhere } from '../pipeline/sink.ts';
import { unnoted } from '../pipeline/streams.ts';
import { Scope } from '../variables/scope.ts';
import { runBlock } from './blockRun.ts';

/** Runs a script block from the innermost frame and gives what it writes. */
export function invokeBlock(
  block: ScriptBlock,
  args: readonly Value[],
  { inCaller = false, propagates = false, silent = false, surroundings, ...bound }: InvokeOptions,
  engine: Engine,
): Value[] {
  const { frame, propagates: outer } = engine;
  const out = new Capture();
  const noted = unnoted(frame.streams);
  const streams = silent ? { ...noted, error: nowhere } : noted;
  if (propagates) engine.propagates = true;
  try {
    const scope = surroundings === undefined ? frame.scope : surrounding(surroundings, engine);
    runBlock(
      block,
      { args, scope: inCaller ? 'caller' : 'new', ...bound },
      { ...frame, scope, out, streams },
    );
  } finally {
    engine.propagates = outer;
  }
  return out.items;
}

/** A scope around a block, with the functions and variables that it is to find. */
function surrounding({ functions, variables }: Surroundings, engine: Engine): Scope {
  const scope = new Scope(engine.frame.scope, 'local');
  for (const [name, value] of variables) scope.define(name, value);
  for (const [name, block] of functions) engine.defineFunction(name, block, scope);
  return scope;
}
