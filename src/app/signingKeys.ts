import os from 'node:os';
import type { Clock } from '../base/clock.ts';
import { isRecord } from '../base/isRecord.ts';
import type { SigningKeyDocument } from '../domain/documents.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import { plainFingerprint } from '../domain/fingerprint.ts';
import { generatedSecretName, type SecretStore } from '../domain/secretStore.ts';
import {
  isKeyName,
  type KnownSigner,
  parseKeyText,
  type PublicKey,
  type Signer,
} from '../domain/signature.ts';
import type { Fence, Store } from '../domain/store.ts';
import { newPrivateKey, openPrivateKey, publicKeyOf } from '../protocol/bundle/ed25519.ts';

/** Where keys are kept. */
export interface SigningKeysOptions {
  readonly store: Store;
  readonly fence: Fence;
  readonly clock: Clock;
  readonly secrets: SecretStore;
}

/** The key of a data folder itself. */
export interface OwnKey extends Signer {
  /** ms UTC. */
  readonly created: number;
}

const mostKeys = 1000;
const secretName = generatedSecretName('signingKey');

/**
 * The key that this data folder signs with, among its secrets, and those whose signatures count here. The private key leaves the folder by no way:
 * no backup, answer, log or document has it.
 */
export class SigningKeys {
  readonly #options: SigningKeysOptions;
  readonly #known: Map<string, SigningKeyDocument>;
  /** One change at a time: names stay unique, and there is one own key. */
  #changes: Promise<unknown> = Promise.resolve();

  private constructor(options: SigningKeysOptions, known: readonly SigningKeyDocument[]) {
    this.#options = options;
    this.#known = new Map(known.map((key) => [key._id, key]));
  }

  static async open(options: SigningKeysOptions): Promise<SigningKeys> {
    const { items } = await options.store.documents('signingKeys', { limit: mostKeys });
    return new SigningKeys(options, items);
  }

  /** What this folder signs with; undefined before the first export, and where it was lost or cannot be read. */
  own(): OwnKey | undefined {
    const kept = this.#options.secrets.get(secretName);
    return kept === undefined ? undefined : openOwn(kept);
  }

  /** The keys of others, by name. */
  known(): readonly SigningKeyDocument[] {
    return [...this.#known.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** How this folder stands to a key that a signature is by. */
  signerOf({ key, fingerprint }: PublicKey): KnownSigner {
    const own = this.own();
    if (own?.key === key) return { key, fingerprint, name: own.name, trust: 'own' };
    const { name = null, trust = 'unknown' } = this.#known.get(fingerprint) ?? {};
    return { key, fingerprint, name, trust };
  }

  /** The own key, made now where there is none yet. Rejects with `unusableSigningKey` where it cannot be read. */
  ensureOwn(): Promise<OwnKey & { readonly isNew: boolean }> {
    return this.#change(async () => {
      if (this.#options.secrets.get(secretName) === undefined)
        return { ...(await this.#make(defaultName())), isNew: true };
      return { ...this.#requireOwn(), isNew: false };
    });
  }

  /** Makes the own key. Rejects with `alreadyExists` unless it is to replace the one there is. */
  create({
    name = defaultName(),
    replace,
  }: {
    readonly name?: string;
    readonly replace: boolean;
  }): Promise<OwnKey> {
    return this.#change(async () => {
      requireName(name);
      if (!replace && this.#options.secrets.get(secretName) !== undefined)
        throw new SyncError(
          'alreadyExists',
          `There is the key ${this.#requireOwn().name} already; one in its place (--replace) has to be trusted by every importer anew`,
        );
      return this.#make(name);
    });
  }

  /** Trusts a key, given as one line of text; the name of the line unless another is given. Also takes back that it was distrusted. */
  trust(request: {
    readonly text: string;
    readonly name?: string;
    readonly fingerprint?: string;
  }): Promise<SigningKeyDocument> {
    return this.#change(async () => {
      const parsed = parseKeyText(request.text);
      const bytes = Buffer.from(parsed?.key ?? '', 'base64');
      const { key, fingerprint } = publicKeyOf(bytes);
      // A last digit that Base64 does not need can be another: one key, one text.
      if (parsed?.key !== key)
        throw new SyncError(
          'invalidRequest',
          'That is no key: it is one line that begins with susync-ed25519',
        );
      if (request.fingerprint !== undefined && spaceless(request.fingerprint) !== fingerprint)
        throw new SyncError(
          'invalidRequest',
          `The fingerprint of the key is ${fingerprint}, not the one given`,
        );
      if (this.own()?.key === key)
        throw new SyncError(
          'invalidRequest',
          'That is the key of this data folder itself: it counts here already',
        );
      const before = this.#known.get(fingerprint);
      const name = request.name ?? before?.name ?? parsed.name ?? '';
      requireName(name);
      const namesake = this.#named(name);
      if (namesake !== undefined && namesake._id !== fingerprint)
        throw new SyncError(
          'alreadyExists',
          `There is another key ${namesake.name} already: give this one a name`,
        );
      if (before === undefined && this.#known.size >= mostKeys)
        throw new SyncError('limitExceeded', `There are ${mostKeys} keys already: remove those not in use`);
      return this.#put({ _id: fingerprint, name, key, trust: 'trusted', since: this.#options.clock.now() });
    });
  }

  /** Lets the signature of a key count never again, by name or fingerprint. Rejects with `notFound`. */
  distrust(nameOrFingerprint: string): Promise<SigningKeyDocument> {
    return this.#change(async () => {
      const key = this.#require(nameOrFingerprint);
      return this.#put({ ...key, trust: 'distrusted', since: this.#options.clock.now() });
    });
  }

  /** Forgets a key, by name or fingerprint: it is unknown then. Rejects with `notFound`. */
  remove(nameOrFingerprint: string): Promise<SigningKeyDocument> {
    return this.#change(async () => {
      const key = this.#require(nameOrFingerprint);
      const { store, fence } = this.#options;
      await store.commit({ documents: [{ collection: 'signingKeys', remove: key._id }] }, fence);
      this.#known.delete(key._id);
      return key;
    });
  }

  async #make(name: string): Promise<OwnKey> {
    const kept = JSON.stringify({ name, created: this.#options.clock.now(), privateKey: newPrivateKey() });
    await this.#options.secrets.set(secretName, kept);
    return this.#requireOwn();
  }

  #requireOwn(): OwnKey {
    const own = this.own();
    if (own !== undefined) return own;
    throw new SyncError('unusableSigningKey', 'The own key in secrets.json is not as it was written');
  }

  async #put(key: SigningKeyDocument): Promise<SigningKeyDocument> {
    const { store, fence } = this.#options;
    await store.commit({ documents: [{ collection: 'signingKeys', put: key }] }, fence);
    this.#known.set(key._id, key);
    return key;
  }

  #require(nameOrFingerprint: string): SigningKeyDocument {
    const key = this.#known.get(spaceless(nameOrFingerprint)) ?? this.#named(nameOrFingerprint);
    if (key !== undefined) return key;
    throw new SyncError('notFound', `No key of others is called ${nameOrFingerprint.slice(0, 80)}`);
  }

  #named(name: string): SigningKeyDocument | undefined {
    const lower = name.toLowerCase();
    return [...this.#known.values()].find((key) => key.name.toLowerCase() === lower);
  }

  #change<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#changes.then(work);
    // The next change does not depend on how this one ended.
    this.#changes = done.catch(() => undefined);
    return done;
  }
}

/** Undefined where it is not as it was kept. */
function openOwn(kept: string): OwnKey | undefined {
  const value = parsed(kept);
  if (!isRecord(value)) return undefined;
  const { name, created, privateKey } = value;
  if (typeof name !== 'string' || typeof created !== 'number' || typeof privateKey !== 'string')
    return undefined;
  const key = openPrivateKey(privateKey);
  return key === undefined ? undefined : { ...key, name, created };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The machine's name, as far as it can name a key. */
function defaultName(): string {
  const name = os.hostname().slice(0, 64);
  return isKeyName(name) ? name : 'susync';
}

function requireName(name: string): void {
  if (isKeyName(name)) return;
  throw new SyncError(
    'invalidRequest',
    'The name of a key has up to 64 letters, digits, dots, hyphens, underscores and at signs',
  );
}

function spaceless(fingerprint: string): string {
  return plainFingerprint(fingerprint.replaceAll(/\s/g, ''));
}
