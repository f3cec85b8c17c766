const scopes: ReadonlySet<string> = new Set(['global', 'local', 'private', 'script', 'variable']);

/** Whether what stands before the colon of a variable names a scope; another name would be a drive. */
export function isScopeName(name: string): boolean {
  return scopes.has(name.toLowerCase());
}
