/** A public key that things of another hierarchy are signed with (Ed25519). */
export interface PublicKey {
  /** Its 32 bytes, Base64. */
  readonly key: string;
  /** SHA-256 of its bytes, upper-case hex: what people compare. */
  readonly fingerprint: string;
}

/** A signature that was found to be by this key. */
export type Signature = PublicKey;

/** What signs packages and wanted lists of a data folder. */
export interface Signer extends PublicKey {
  /** By which importers are to know it. */
  readonly name: string;
  /** 64 bytes; the same for the same bytes. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** A signer that may have been made just now, so that nobody trusts it yet. */
export interface OwnSigner extends Signer {
  readonly isNew: boolean;
}

/** How a data folder stands to a key: its own, one of its list, or none that it knows. */
export type SignerTrust = 'own' | 'trusted' | 'distrusted' | 'unknown';

/** Who signed something, as this data folder knows them. */
export interface KnownSigner extends PublicKey {
  /** Null where it is not known here. */
  readonly name: string | null;
  readonly trust: SignerTrust;
}

/** A key as one line of text: what it is, its bytes, its name. */
export function keyText({ key, name }: { readonly key: string; readonly name: string }): string {
  return `susync-ed25519 ${key} ${name}`;
}

/** The key and the name of such a line, whatever space is around it; undefined for any other text. */
export function parseKeyText(
  text: string,
): { readonly key: string; readonly name: string | undefined } | undefined {
  const found = /^\s*susync-ed25519 ([A-Za-z0-9+/]{43}=)(?: (\S{1,64}))?\s*$/.exec(text.slice(0, 1024));
  const [, key, name] = found ?? [];
  return key === undefined ? undefined : { key, name };
}

/** Whether a text may name a key: up to 64 letters, digits, dots, hyphens, underscores and at signs, a letter or a digit first. */
export function isKeyName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u.test(name);
}

/** A fingerprint for people: `9F86 D081 …`, groups of four. */
export function shownFingerprint(fingerprint: string): string {
  return fingerprint.replace(/.{4}(?=.)/g, '$& ');
}
