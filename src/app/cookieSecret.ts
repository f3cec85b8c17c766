import { randomBytes } from 'node:crypto';
import { generatedSecretName, type SecretStore } from '../domain/secretStore.ts';

/** The 32 random bytes that the cookies of this folder's update services are signed with; made once. */
export async function cookieSecret(secrets: SecretStore): Promise<Uint8Array> {
  const name = generatedSecretName('cookieSecret');
  const kept = secrets.get(name);
  if (kept !== undefined) return Buffer.from(kept, 'hex');
  const secret = randomBytes(32);
  await secrets.set(name, secret.toString('hex'));
  return secret;
}
