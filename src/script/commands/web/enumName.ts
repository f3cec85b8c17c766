import { EnumValue } from '../../values/enumValue.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The name of a parameter's enum value; undefined where it was not given. */
export function enumName(runtime: CommandRuntime, parameter: string): string | undefined {
  const value = runtime.value(parameter);
  return value instanceof EnumValue ? runtime.runspace.text(value) : undefined;
}
