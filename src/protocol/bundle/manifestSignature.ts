import * as v from 'valibot';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Signature, Signer } from '../../domain/signature.ts';
import { isSignedBy, publicKeyOf } from './ed25519.ts';

/** Name of the member that says who signed a package. */
export const signatureName = 'manifest.sig';

/** manifest.sig: an Ed25519 signature over the bytes of manifest.json, which has the digests of all else; the project publishes it as JSON schema. */
export const signatureSchema = v.strictObject({
  algorithm: v.literal('ed25519'),
  /** 32 bytes, Base64. */
  key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/)),
  /** 64 bytes, Base64. */
  signature: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
});

/** A signature over bytes as text: the same for the same key and bytes. */
export function signatureText(bytes: Uint8Array, signer: Signer): string {
  const signature = Buffer.from(signer.sign(bytes)).toString('base64');
  return `${JSON.stringify({ algorithm: 'ed25519', key: signer.key, signature })}\n`;
}

/** Who signed these bytes. Throws `damagedBundle` for what is no signature, `forgedBundle` for one that is not over them. */
export function readSignature(signature: Uint8Array, signed: Uint8Array, file: string): Signature {
  const { key, signature: value } = parse(signature, file);
  if (isSignedBy(key, signed, Buffer.from(value, 'base64'))) return publicKeyOf(Buffer.from(key, 'base64'));
  throw new SyncError('forgedBundle', `${file}: its signature is not over what it holds`);
}

function parse(bytes: Uint8Array, file: string): v.InferOutput<typeof signatureSchema> {
  let cause: unknown;
  try {
    const result = v.safeParse(
      signatureSchema,
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)),
    );
    if (result.success) return result.output;
  } catch (error) {
    cause = error;
  }
  throw new SyncError('damagedBundle', `The signature of ${file} is none`, { cause });
}
