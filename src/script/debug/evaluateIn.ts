import { runBlock } from '../runtime/blocks/blockRun.ts';
import type { Frame } from '../runtime/execution.ts';
import type { ScriptEngine } from '../runtime/scriptEngine.ts';
import { Capture } from '../runtime/pipeline/sink.ts';
import type { Value } from '../values/value.ts';

/** What a text gives in a frame that is stopped, within so many milliseconds. Of the session only what the text itself changes is another afterwards: `$?` and `$Error` are as before. */
export function evaluateIn(text: string, frame: Frame, engine: ScriptEngine, timeLimit: number): Value {
  const { ok, propagates, depth, frame: outer } = engine;
  const { interrupt } = engine.limits;
  const errors = [...engine.errors.items];
  const output = new Capture();
  engine.frame = frame;
  // An error of the text is its result.
  engine.propagates = true;
  engine.limits.interrupt = engine.clock.monotonic() + timeLimit;
  try {
    runBlock(engine.parse(text), { scope: 'caller' }, { ...frame, out: output });
    return output.result();
  } finally {
    Object.assign(engine, { ok, propagates, depth, frame: outer });
    engine.limits.interrupt = interrupt;
    engine.errors.items.splice(0, engine.errors.items.length, ...errors);
  }
}
