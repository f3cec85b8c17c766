import type { AccessScope } from '../../domain/accessScope.ts';

/** A token as every door shows it: never its text. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly scope: AccessScope;
  /** ISO UTC. */
  readonly created: string;
  /** Null: good until it is revoked. */
  readonly expires: string | null;
  readonly isExpired: boolean;
  /** When it last let somebody in, to the minute. */
  readonly lastUse: string | null;
}

/** Who may come in from other machines. */
export interface AccessOperations {
  tokens(): Promise<readonly TokenView[]>;
  /** `text` is what the door shows; it is told this once and kept nowhere. Rejects with `invalidRequest` or `alreadyExists`. */
  createToken(request: {
    readonly name: string;
    readonly scope: AccessScope;
    readonly expiresDays?: number;
  }): Promise<{ readonly text: string; readonly token: TokenView }>;
  /** By name or id; connections that the token let in end at once. Rejects with `notFound`. */
  revokeToken(request: { readonly name: string }): Promise<TokenView>;
}
