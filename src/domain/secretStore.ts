/** Secrets of a data folder by name: passwords and keys. They stand in no document, event, log, backup or answer of the service. */
export interface SecretStore {
  /** The secret itself; undefined where it is not kept. */
  get(name: string): string | undefined;
  /** Names of all that are kept, sorted. */
  names(): readonly string[];
  /** Names of those that were given once and are not kept any more, sorted: after a restore, or when the file was lost. */
  missing(): readonly string[];
  /** Keeps, replaces or (null) forgets; durable when it resolves. Rejects with `invalidRequest` for a bad name or a value that is too long. */
  set(name: string, value: string | null): Promise<void>;
}

const generatedPrefix = 'generated.';

/** The name of a secret that the product makes by itself and can make again: nobody misses it after a restore. */
export function generatedSecretName(name: string): string {
  return `${generatedPrefix}${name}`;
}

/** Whether the product made the secret of this name by itself. */
export function isGeneratedSecret(name: string): boolean {
  return name.startsWith(generatedPrefix);
}

/** Whether a text may name a secret: 1 to 300 characters without spaces and control characters. */
export function isSecretName(name: string): boolean {
  return /^[^\s\p{Cc}]{1,300}$/u.test(name);
}
