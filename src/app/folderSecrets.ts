import { chmod, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { errorCode } from '../base/errorCode.ts';
import { SyncError } from '../domain/errors/syncError.ts';
import {
  generatedSecretName,
  isGeneratedSecret,
  isSecretName,
  type SecretStore,
} from '../domain/secretStore.ts';
import { isSecretSetting } from '../domain/settings.ts';
import type { DocumentChange, Fence, Store } from '../domain/store.ts';
import type { FilePort } from '../store/files/filePort.ts';
import { withIoFailures } from '../store/files/ioFailure.ts';
import { readSecrets, type SecretFile, writeSecrets } from '../store/files/secretFile.ts';

/** What the secrets of an open data folder lie in. */
export interface FolderSecretsOptions {
  readonly folder: string;
  readonly files: FilePort;
  readonly store: Store;
  readonly fence: Fence;
}

/** Names of the secrets that were given, as a document: part of backups, so that a restored folder knows what it lacks. */
const namesKey = 'state.secretNames';
/** Where earlier versions kept the secret of the cookies. */
const formerCookieKey = 'state.cookieSecret';
const longestSecret = 65_536;
const mostSecrets = 10_000;

/** The secrets of an open data folder, in `secrets.json`. The store keeps their names only. */
export class FolderSecrets implements SecretStore {
  readonly #options: FolderSecretsOptions;
  readonly #file: SecretFile;
  #secrets: ReadonlyMap<string, string>;
  #given: ReadonlySet<string>;
  #last: Promise<void> = Promise.resolve();

  private constructor(
    options: FolderSecretsOptions,
    file: SecretFile,
    secrets: ReadonlyMap<string, string>,
    given: ReadonlySet<string>,
  ) {
    this.#options = options;
    this.#file = file;
    this.#secrets = secrets;
    this.#given = given;
  }

  /** Reads them, sets a damaged file aside, and takes over what earlier versions kept among the settings. */
  static async open(options: FolderSecretsOptions): Promise<FolderSecrets> {
    const file = { files: options.files, path: path.join(options.folder, 'secrets.json') };
    return withIoFailures(file.path, async () => {
      await restrictToOwner(file.path);
      const read = await readSecrets(file);
      if (read === undefined) await file.files.rename(file.path, `${file.path}.damaged`);
      const kept = await options.store.document('settings', namesKey);
      const given = Array.isArray(kept?.value) ? kept.value.map(String) : [];
      const secrets = new FolderSecrets(options, file, read ?? new Map(), new Set(given));
      await secrets.#takeOver();
      return secrets;
    });
  }

  get(name: string): string | undefined {
    return this.#secrets.get(name);
  }

  names(): readonly string[] {
    return [...this.#secrets.keys()].sort();
  }

  missing(): readonly string[] {
    return [...this.#given].filter((name) => !this.#secrets.has(name)).sort();
  }

  async set(name: string, value: string | null): Promise<void> {
    if (!isSecretName(name)) throw new SyncError('invalidRequest', `${name.slice(0, 60)} names no secret`);
    if (value !== null && value.length > longestSecret)
      throw new SyncError('invalidRequest', `${name} has more than ${longestSecret} characters`);
    // One after the other: each writes the whole file.
    const done = this.#last.then(() => this.#put(name, value));
    this.#last = done.catch(() => {
      // Whoever asked hears of it; the next change does not depend on it.
    });
    return done;
  }

  async #put(name: string, value: string | null): Promise<void> {
    const secrets = new Map(this.#secrets);
    if (value === null) secrets.delete(name);
    else secrets.set(name, value);
    if (secrets.size > mostSecrets)
      throw new SyncError('limitExceeded', `A data folder keeps at most ${mostSecrets} secrets`);
    // Cut off in between, a secret that is kept is named again by the next opening; one that is not kept is not missed.
    if (value === null) await this.#name(new Set([...this.#given].filter((given) => given !== name)));
    await withIoFailures(this.#file.path, () => writeSecrets(this.#file, secrets));
    this.#secrets = secrets;
    if (value !== null) await this.#name(this.#withNames(secrets));
  }

  /** Moves what stands in documents into the file, and names what the file holds. */
  async #takeOver(): Promise<void> {
    const { store, fence } = this.#options;
    const { items } = await store.documents('settings', { limit: 10_000 });
    const former = items.filter(({ _id }) => _id === formerCookieKey || isSecretSetting(_id));
    if (former.length > 0) {
      const moved = former.flatMap(({ _id, value }) =>
        typeof value !== 'string'
          ? []
          : [[_id === formerCookieKey ? generatedSecretName('cookieSecret') : _id, value] as const],
      );
      const secrets = new Map([...moved, ...this.#secrets]);
      await writeSecrets(this.#file, secrets);
      this.#secrets = secrets;
      const documents: readonly DocumentChange[] = former.map(({ _id }) => ({
        collection: 'settings',
        remove: _id,
      }));
      await store.commit({ documents }, fence);
    }
    await this.#name(this.#withNames(this.#secrets));
  }

  #withNames(secrets: ReadonlyMap<string, string>): ReadonlySet<string> {
    return new Set([...this.#given, ...[...secrets.keys()].filter((name) => !isGeneratedSecret(name))]);
  }

  async #name(given: ReadonlySet<string>): Promise<void> {
    const isSame = given.size === this.#given.size && [...given].every((name) => this.#given.has(name));
    if (isSame) return;
    const { store, fence } = this.#options;
    const put = { _id: namesKey, value: [...given].sort() };
    await store.commit({ documents: [{ collection: 'settings', put }] }, fence);
    this.#given = given;
  }
}

/** A copied file may have become readable for others; Windows has no such modes. */
async function restrictToOwner(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    if (((await stat(file)).mode & 0o077) !== 0) await chmod(file, 0o600);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
}
