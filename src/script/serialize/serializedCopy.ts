import type { NetContext } from '../types/netType.ts';
import type { Value } from '../values/value.ts';
import { fromClixml } from './fromClixml.ts';
import { SessionValues } from './sessionValues.ts';
import { toClixml } from './toClixml.ts';

/** How many levels of an object go from one session of PowerShell to another. */
const remotingDepth = 1;

/** A value as it arrives in another process: texts and numbers as they are, objects as their properties, named `Deserialized.…`. */
export function serializedCopy(value: Value, context: NetContext): Value {
  const lines = [...toClixml([value], remotingDepth, new SessionValues(context), context.timeZone)];
  const [copy = null] = fromClixml(lines.join('\n'), context);
  return copy;
}
