import { errorCatalog } from '../../domain/errors/syncError.ts';
import type { KnownSigner } from '../../domain/signature.ts';
import { blockersOf, changesNothing, type Imported } from './importSummary.ts';

/** What can be done after a look at packages. */
export interface ImportWays {
  readonly canImport: boolean;
  /** A signer that is not known here, and that would have to be trusted. */
  readonly trust: KnownSigner | undefined;
  /** Whether packages that are not signed, or by somebody unknown, can be taken over all the same. */
  readonly canForce: boolean;
}

/** The ways on from what was found: what keeps an import out may be a signature alone, which somebody can stand in for. */
export function importWays(found: Imported): ImportWays {
  const codes = blockersOf(found).map(({ code }) => code);
  if (codes.length === 0) return { canImport: !changesNothing(found), trust: undefined, canForce: false };
  const { unknownSigner, unsignedBundle } = errorCatalog;
  const isSignatureAlone = codes.every((code) => code === unknownSigner.code || code === unsignedBundle.code);
  const signers = found.kind === 'cab' ? [] : found.imported.packages.map((one) => one.package.signer);
  return {
    canImport: false,
    trust: isSignatureAlone
      ? (signers.find((signer) => signer?.trust === 'unknown') ?? undefined)
      : undefined,
    canForce: isSignatureAlone,
  };
}
