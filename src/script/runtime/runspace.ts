import type { NetContext } from '../types/netType.ts';
import type { Value } from '../values/value.ts';

/** A session: its global scope, its commands, and what it may use of the world. Cmdlets and .NET members get it. */
export interface Runspace extends NetContext {
  /** A variable, looked up through the scopes of the callers; undefined where there is none. The name may carry a scope (`script:x`). */
  variable(name: string): Value | undefined;
  /** Sets a variable in the current scope, or in the one that the name carries. */
  setVariable(name: string, value: Value): void;
}
