import type { NetContext, NetType } from '../types/netType.ts';
import type { Value } from '../values/value.ts';

/** What the binder needs of a session: conversions, the types that the running code sees, `$PSDefaultParameterValues`. */
export interface BindingSession extends NetContext {
  findType(name: string): NetType | undefined;
  variable(name: string): Value | undefined;
}
