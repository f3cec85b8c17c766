import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import type { PlannedParameter } from './bindingPlan.ts';
import type { ArgumentContext } from './convertArgument.ts';
import type { SetState } from './parameterSets.ts';

/** A binding that still takes values: what the objects of a pipeline are bound to. */
export interface OpenBinding extends SetState {
  readonly bound: Map<string, Value>;
  readonly unbound: Set<PlannedParameter>;
  readonly context: ArgumentContext;
  /** Parameters whose argument is a script block that is run once an object of the pipeline. */
  readonly delayed: ReadonlyMap<PlannedParameter, ScriptBlock>;
  /** Set whose parameters an object is tried on first; 0 for none. */
  readonly preferredSet: number;
  /** Binds one value, and narrows the sets to those of the parameter; false where it would need a conversion and none is wanted. */
  bindTo(parameter: PlannedParameter, value: Value, coerce: boolean): boolean;
}
