import type { FilePort } from './filePort.ts';

/** Where the secrets of a data folder lie: one file beside the store, readable for its owner alone, part of no backup. */
export interface SecretFile {
  readonly files: FilePort;
  readonly path: string;
}

const format = 1;
const ownerOnly = 0o600;

/** The secrets of a file by name; none where there is no file, undefined where it does not hold what was written. */
export async function readSecrets({
  files,
  path,
}: SecretFile): Promise<ReadonlyMap<string, string> | undefined> {
  const bytes = await files.readAll(path);
  if (bytes === undefined) return new Map();
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString());
    return secretsOf(value);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Puts all secrets in place of those before, in one durable step. */
export function writeSecrets(
  { files, path }: SecretFile,
  secrets: ReadonlyMap<string, string>,
): Promise<void> {
  const text = JSON.stringify({ format, secrets: Object.fromEntries(secrets) }, undefined, 2);
  return files.replace(path, Buffer.from(`${text}\n`), ownerOnly);
}

function secretsOf(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('format' in value) || value.format !== format) return undefined;
  if (!('secrets' in value) || typeof value.secrets !== 'object' || value.secrets === null) return undefined;
  const secrets = new Map<string, string>();
  for (const [name, secret] of Object.entries(value.secrets)) {
    const text: unknown = secret;
    if (typeof text !== 'string') return undefined;
    secrets.set(name, text);
  }
  return secrets;
}
