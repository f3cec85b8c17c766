/** What a door may do; each one includes those before it. */
export const accessScopes = ['read', 'operate', 'administer'] as const;

/** One of `accessScopes`. */
export type AccessScope = (typeof accessScopes)[number];

/** Whether a door that was granted a scope may do what needs another one. */
export function allows(granted: AccessScope, needed: AccessScope): boolean {
  return accessScopes.indexOf(granted) >= accessScopes.indexOf(needed);
}

/** Whether a text names a scope. */
export function isAccessScope(text: string): text is AccessScope {
  return accessScopes.some((scope) => scope === text);
}
