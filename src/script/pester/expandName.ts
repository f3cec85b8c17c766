import { isFlow } from '../runtime/errorFlow.ts';
import type { Engine, Frame } from '../runtime/execution.ts';
import type { Scope } from '../runtime/variables/scope.ts';
import { isNull, type Value } from '../values/value.ts';
import { formatValue } from './formatValue.ts';

const placeholder = /(?<!`)<([^<>`]+)>/gu;

/** A name with what `<name>`, `<_>` and `<a.b>` stand for in a scope; one that stands for nothing stays as it is written. `` `< `` is `<`. */
export function expandName(name: string, scope: Scope, frame: Frame): string {
  if (!name.includes('<')) return name;
  return name
    .replaceAll(placeholder, (whole, written: string) => {
      const [first = ''] = written.split(/[.[]/u);
      if (scope.find(first.toLowerCase()) === undefined) return whole;
      return shown(valueOf(written, scope, frame), whole, frame.engine);
    })
    .replaceAll('`<', '<')
    .replaceAll('`>', '>');
}

function valueOf(written: string, scope: Scope, frame: Frame): Value | undefined {
  const { engine } = frame;
  const outer = engine.frame;
  engine.frame = { ...frame, scope };
  try {
    return engine.invoke(engine.parse(`$${written}`), [], { inCaller: true })[0] ?? null;
  } catch (error) {
    if (isFlow(error)) throw error;
    return undefined;
  } finally {
    engine.frame = outer;
  }
}

function shown(value: Value | undefined, whole: string, engine: Engine): string {
  if (value === undefined) return whole;
  return isNull(value) ? formatValue(null, engine) : engine.text(value);
}
