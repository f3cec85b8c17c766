import type { CommandRuntime } from '../script/commands/commandRuntime.ts';
import { wildcardPattern } from '../script/text/wildcard.ts';

/**
 * Whether a name is one of those that a parameter asks for, without regard to case; every name where it is not given. `*` and `?` are wildcards unless
 * -DisableWildcardHandling is given (cmdlets.md, conventions).
 */
export function nameTest(runtime: CommandRuntime, parameter: string): (name: string) => boolean {
  const wanted = runtime.strings(parameter);
  if (wanted === undefined) return () => true;
  const tests = wanted.map((text) => oneName(runtime, text));
  return (name) => tests.some((fits) => fits(name));
}

/** The same for one text that is a name or a pattern. */
export function oneName(runtime: CommandRuntime, text: string): (name: string) => boolean {
  if (!runtime.flag('DisableWildcardHandling')) return wildcardPattern(text, false);
  return (name) => name.toLowerCase() === text.toLowerCase();
}
