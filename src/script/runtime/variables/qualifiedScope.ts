import type { Frame } from '../execution.ts';
import type { Scope } from './scope.ts';

/** Words before the colon of a name that say in which scope it is, lower-case. */
export const scopeQualifiers: ReadonlySet<string> = new Set(['global', 'script', 'local', 'private']);

/** The scope that a qualifier names, seen from a frame: the current one for any other word and for none. */
export function qualifiedScope(
  qualifier: string | null,
  { scope, engine }: Pick<Frame, 'scope' | 'engine'>,
): Scope {
  return qualifier === 'global' ? engine.global.top : qualifier === 'script' ? scope.script : scope;
}
