import { ScriptError } from '../values/errorRecord.ts';
import type { NetException } from '../values/netException.ts';
import { wildcardPattern } from '../text/wildcard.ts';

/**
 * Whether an error is one of those that a condition names: types of exceptions and error ids, also with `*`, between commas; those behind `!` are left out.
 * An empty condition names all.
 */
export function isWanted(error: Error, condition: string): boolean {
  const words = condition.split(',').map((word) => word.trim());
  const left = words.flatMap((word) => (word.startsWith('!') ? [word.slice(1).trim()] : []));
  const wanted = words.filter((word) => word !== '' && !word.startsWith('!'));
  const names = namesOf(error);
  const isNamed = (patterns: readonly string[]) =>
    patterns.some((pattern) => names.some((name) => wildcardPattern(pattern)(name)));
  return !isNamed(left) && (wanted.length === 0 || isNamed(wanted));
}

/** The ids of an error, and its types with and without their namespaces, the inner ones too. */
function namesOf(error: Error): readonly string[] {
  if (!(error instanceof ScriptError)) return [error.name];
  const types: string[] = [];
  let inner: NetException | null = error.record.exception;
  for (; inner !== null; inner = inner.inner)
    types.push(inner.typeName, inner.typeName.slice(inner.typeName.lastIndexOf('.') + 1));
  const { id } = error.record;
  return [id, id.replace(/,.*$/s, ''), ...types];
}
