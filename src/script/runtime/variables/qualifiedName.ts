import type { ScopeReference } from '../runspace.ts';

const scopes: ReadonlyMap<string, ScopeReference> = new Map<string, ScopeReference>([
  ['global', 'global'],
  ['script', 'script'],
  ['local', 'local'],
  ['private', 'private'],
]);

/** A name of a variable without the scope that it may carry, and that scope: `global:x`. */
export function qualifiedName(name: string): { readonly scope: ScopeReference; readonly name: string } {
  const colon = name.indexOf(':');
  const scope = colon > 0 ? scopes.get(name.slice(0, colon).toLowerCase()) : undefined;
  return { scope, name: scope === undefined ? name : name.slice(colon + 1) };
}
