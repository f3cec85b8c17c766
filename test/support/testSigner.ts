import type { Signer } from '../../src/domain/signature.ts';
import { openPrivateKey } from '../../src/protocol/bundle/ed25519.ts';

/** PKCS #8 of a private key of 32 equal bytes. */
function privateKey(seed: number): string {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  return Buffer.concat([prefix, Buffer.alloc(32, seed)]).toString('base64');
}

/** A signer of the tests, always the same for a seed. */
export function testSigner(seed = 1, name = `signer${seed}`): Signer {
  const key = openPrivateKey(privateKey(seed));
  if (key === undefined) throw new Error('The key of the tests cannot be read');
  return { ...key, name };
}
