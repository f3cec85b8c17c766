import { createHash, timingSafeEqual } from 'node:crypto';
import { type AccessScope, allows } from '../../domain/accessScope.ts';
import { SyncError } from '../../domain/errors/syncError.ts';

/** What a door may do that showed a secret. */
export interface Grant {
  readonly scope: AccessScope;
  /** Who does what the door asks for, for the log; without it the door is believed. */
  readonly user?: string;
}

/** Throws `accessDenied` where what was granted does not cover what a method needs. */
export function demand(granted: AccessScope, needed: AccessScope, method: string): void {
  if (!allows(granted, needed))
    throw new SyncError(
      'accessDenied',
      `${method} needs the grant to ${needed}, this connection may ${granted}`,
    );
}

/** Grants a scope, everything by default, for one secret, compared in constant time. */
export function grantFor(
  secret: string,
  scope: AccessScope = 'administer',
): (given: string) => Grant | undefined {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const expected = digest(secret);
  return (given) => (timingSafeEqual(digest(given), expected) ? { scope } : undefined);
}
