import { SyncError } from '../../domain/errors/syncError.ts';
import { type KnownSigner, shownFingerprint } from '../../domain/signature.ts';
import { blocking, type ImportFinding } from './importFinding.ts';

/** Who signed what is to be taken over, and whether somebody stands in for it. */
export interface SignatureQuestion {
  /** The file, as it is shown. */
  readonly name: string;
  /** Null: it is not signed. */
  readonly signer: KnownSigner | null;
  /** Takes it over unsigned, or signed by a key that is not known here. */
  readonly force: boolean;
  readonly user: string;
}

/** What a signature says: a distrusted key keeps it out in any case, an unknown one and none at all unless it is forced. */
export function signatureFinding({ name, signer, force, user }: SignatureQuestion): ImportFinding {
  if (signer === null) {
    const text = `${name} is not signed`;
    return force ? forced(text, user) : blocking(new SyncError('unsignedBundle', text));
  }
  const fingerprint = shownFingerprint(signer.fingerprint);
  switch (signer.trust) {
    case 'own':
      return { severity: 'information', text: `${name} was signed in this data folder.` };
    case 'trusted':
      return {
        severity: 'information',
        text: `${name} was signed by ${signer.name ?? ''} (${fingerprint}).`,
      };
    case 'distrusted':
      return blocking(
        new SyncError('distrustedSigner', `${name} was signed by the distrusted key ${signer.name ?? ''}`),
      );
    case 'unknown': {
      const text = `${name} was signed with a key that is not trusted here: ${fingerprint}`;
      return force ? forced(text, user) : blocking(new SyncError('unknownSigner', text));
    }
  }
}

function forced(text: string, user: string): ImportFinding {
  return { severity: 'warning', text: `${text}; ${user} takes it over all the same.` };
}
