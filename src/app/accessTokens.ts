import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../base/clock.ts';
import { Emitter } from '../base/event.ts';
import { type AccessScope, isAccessScope } from '../domain/accessScope.ts';
import type { AccessTokenDocument } from '../domain/documents.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import type { Fence, Store } from '../domain/store.ts';

/** Where tokens are kept, and by which clock they expire. */
export interface AccessTokensOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
}

/** What a new token is to be. */
export interface AccessTokenRequest {
  readonly name: string;
  readonly scope: AccessScope;
  /** From now; without it the token is good until it is revoked. */
  readonly expiresDays?: number;
}

const day = 86_400_000;
const minute = 60_000;
const mostTokens = 1000;
const mostDays = 36_500;
/** Visible at once as what it is, also to scanners for leaked secrets: public part, secret part. */
const pattern = /^susync-([0-9a-f]{16})-([A-Za-z0-9_-]{43})$/;

/**
 * The tokens that let doors on other machines in. A token holds 256 random bits, of which only the SHA-256 is kept: what cannot be guessed needs
 * no slow hash, and a slow one would let strangers spend this machine's time.
 */
export class AccessTokens {
  readonly #options: AccessTokensOptions;
  readonly #tokens: Map<string, AccessTokenDocument>;
  readonly #revoked = new Emitter<string>();
  /** Fires with the id of a token that was revoked. */
  readonly onDidRevoke = this.#revoked.event;
  /** One change at a time: names stay unique. */
  #changes: Promise<unknown> = Promise.resolve();

  private constructor(options: AccessTokensOptions, tokens: readonly AccessTokenDocument[]) {
    this.#options = options;
    this.#tokens = new Map(tokens.map((token) => [token._id, token]));
  }

  static async open(options: AccessTokensOptions): Promise<AccessTokens> {
    const { items } = await options.store.documents('accessTokens', { limit: mostTokens });
    return new AccessTokens(options, items);
  }

  /** All tokens, also expired ones, by name. */
  list(): readonly AccessTokenDocument[] {
    return [...this.#tokens.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Makes a token; its text is told this once. Rejects with `invalidRequest` or `alreadyExists`. */
  create(
    request: AccessTokenRequest,
  ): Promise<{ readonly text: string; readonly token: AccessTokenDocument }> {
    return this.#change(async () => {
      const { name, scope, expiresDays } = checked(request);
      const before = this.#named(name);
      if (before !== undefined)
        throw new SyncError('alreadyExists', `There is a token ${before.name} already`);
      if (this.#tokens.size >= mostTokens)
        throw new SyncError(
          'limitExceeded',
          `There are ${mostTokens} tokens already: revoke those not in use`,
        );
      const now = this.#options.clock.now();
      const secret = randomBytes(32).toString('base64url');
      const token: AccessTokenDocument = {
        ...{ _id: randomBytes(8).toString('hex'), name, scope, digest: digestOf(secret).toString('hex') },
        created: now,
        ...(expiresDays === undefined ? {} : { expires: now + expiresDays * day }),
      };
      await this.#put(token);
      return { text: `susync-${token._id}-${secret}`, token };
    });
  }

  /** Takes a token back by name or id; connections that it let in end. Rejects with `notFound`. */
  revoke(nameOrId: string): Promise<AccessTokenDocument> {
    return this.#change(async () => {
      const token = this.#tokens.get(nameOrId) ?? this.#named(nameOrId);
      if (token === undefined) throw new SyncError('notFound', `There is no token ${nameOrId.slice(0, 80)}`);
      const { store, fence } = this.#options;
      await store.commit({ documents: [{ collection: 'accessTokens', remove: token._id }] }, fence);
      this.#tokens.delete(token._id);
      this.#revoked.fire(token._id);
      return token;
    });
  }

  /** The token that a text is; undefined for an unknown, revoked or expired one. Compares in constant time. */
  find(text: string): AccessTokenDocument | undefined {
    const [, id = '', secret = ''] = pattern.exec(text) ?? [];
    const token = this.#tokens.get(id);
    // Compared with something in any case: the time does not tell whether the public part is known.
    const expected = token === undefined ? Buffer.alloc(32) : Buffer.from(token.digest, 'hex');
    const isRight = timingSafeEqual(digestOf(secret), expected);
    if (token === undefined || !isRight) return undefined;
    return token.expires !== undefined && token.expires <= this.#options.clock.now() ? undefined : token;
  }

  /** Notes that a token let somebody in; written at most once a minute. */
  async used({ _id }: AccessTokenDocument): Promise<void> {
    const now = this.#options.clock.now();
    await this.#change(async () => {
      const token = this.#tokens.get(_id);
      if (token === undefined || Math.abs(now - (token.lastUse ?? 0)) < minute) return;
      await this.#put({ ...token, lastUse: now });
    });
  }

  async #put(token: AccessTokenDocument): Promise<void> {
    const { store, fence } = this.#options;
    await store.commit({ documents: [{ collection: 'accessTokens', put: token }] }, fence);
    this.#tokens.set(token._id, token);
  }

  #named(name: string): AccessTokenDocument | undefined {
    const lower = name.toLowerCase();
    return [...this.#tokens.values()].find((token) => token.name.toLowerCase() === lower);
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changes.then(work);
    // The next change does not depend on how this one ended.
    this.#changes = done.catch(() => undefined);
    return done;
  }
}

function checked({ name, scope, expiresDays }: AccessTokenRequest): AccessTokenRequest {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(name))
    throw new SyncError(
      'invalidRequest',
      'The name of a token has up to 64 letters, digits, dots, hyphens, underscores and at signs',
    );
  if (!isAccessScope(scope))
    throw new SyncError('invalidRequest', 'The scope of a token is read, operate or administer');
  if (
    expiresDays !== undefined &&
    !(Number.isInteger(expiresDays) && expiresDays > 0 && expiresDays <= mostDays)
  )
    throw new SyncError('invalidRequest', `A token expires after 1 to ${mostDays} days`);
  return { name, scope, ...(expiresDays === undefined ? {} : { expiresDays }) };
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
