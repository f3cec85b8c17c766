import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import type { PublicKey } from '../../domain/signature.ts';

/** A new key pair: the private key as PKCS #8 (DER), Base64. */
export function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** What a private key signs, and the public key to it; undefined for a text that is no Ed25519 key. */
export function openPrivateKey(
  text: string,
): (PublicKey & { sign(bytes: Uint8Array): Uint8Array }) | undefined {
  const key = privateKeyIn(text);
  if (key?.asymmetricKeyType !== 'ed25519') return undefined;
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const bytes = Buffer.from(x, 'base64url');
  return { ...publicKeyOf(bytes), sign: (message) => sign(null, message, key) };
}

/** A public key of 32 bytes, with its fingerprint. */
export function publicKeyOf(bytes: Uint8Array): PublicKey {
  return {
    key: Buffer.from(bytes).toString('base64'),
    fingerprint: createHash('sha256').update(bytes).digest('hex').toUpperCase(),
  };
}

/** Whether a signature of 64 bytes is by this key (Base64) over exactly these bytes. */
export function isSignedBy(key: string, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, keyObject(key), signature);
}

function privateKeyIn(text: string): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  } catch {
    // OpenSSL says in many ways that it is none.
    return undefined;
  }
}

function keyObject(key: string): KeyObject {
  const x = Buffer.from(key, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
