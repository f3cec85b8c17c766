import type { ErrorEntry } from './entry.ts';

/** Packages that travel between sites without a link. Windows has no codes for them. */
export const exchangeErrors = {
  unknownBundle: {
    code: 0x80046760,
    title: 'The file is no catalog package that can be read here',
    cause: 'The file is not a .susync package, or one of a newer version of this product.',
    remedy: 'Name the file that susync export wrote; update this product where the package is newer than it.',
    retryable: false,
    action: 'none',
  },
  damagedBundle: {
    code: 0x80046761,
    title: 'The catalog package is damaged',
    cause: 'The package is truncated, or does not hold what its own manifest says.',
    remedy: 'Copy the file again, and compare its SHA-256 with the one that susync export told.',
    retryable: false,
    action: 'none',
  },
  unsafeBundle: {
    code: 0x80046762,
    title: 'The catalog package holds what no package holds',
    cause:
      'The package has members that this product never writes: paths, links, names of devices, names twice.',
    remedy: 'Do not use it, and find out who made it: nothing of it was written anywhere.',
    retryable: false,
    action: 'none',
  },
  incompleteBundle: {
    code: 0x80046763,
    title: 'Files of the catalog package are missing',
    cause: 'The package was written in several files, and not all of them are here.',
    remedy: 'Copy the files that are named into the folder of the package, or name them with the command.',
    retryable: false,
    action: 'none',
  },
  bundleOutOfOrder: {
    code: 0x80046764,
    title: 'The catalog package does not follow what is here',
    cause:
      'The package holds only what changed since a version that is not the one here, or was cut down otherwise.',
    remedy: 'Import the packages between them first, or a whole one: export without --since.',
    retryable: false,
    action: 'none',
  },
  notDisconnected: {
    code: 0x80046765,
    title: 'The site is not disconnected',
    cause:
      'Packages are imported at a top-level site that has no synchronization source: the source would undo them.',
    remedy: 'Import where the hierarchy has no link, or set the source to none: susync source set SITE none',
    retryable: false,
    action: 'chooseSource',
  },
  forgedBundle: {
    code: 0x80046770,
    title: 'The signature is wrong',
    cause: 'What is signed was changed after it was signed, or the signature is that of something else.',
    remedy:
      'Do not use it, not with --force either. Copy it again; find out who changed it if that does not help.',
    retryable: false,
    action: 'none',
  },
  unusableWantedList: {
    code: 0x80046775,
    title: 'The file is no wanted list that can be read here',
    cause:
      'It was written by something else than susync wanted, by a newer version of this product, or was damaged on its way.',
    remedy:
      'Write it again where it comes from: susync wanted FILE. Update this product where the list is newer than it.',
    retryable: false,
    action: 'none',
  },
  unusableSigningKey: {
    code: 0x80046774,
    title: 'The key that packages are signed with cannot be read',
    cause: 'Somebody changed secrets.json in the data folder.',
    remedy: 'Make another, which importers have to trust anew: susync key create --replace',
    retryable: false,
    action: 'none',
  },
  unsignedBundle: {
    code: 0x80046771,
    title: 'The package is not signed',
    cause: 'It was written by an early version of this product, or its signature was taken off on its way.',
    remedy: 'Export it again. If you know where it comes from: susync import FILE --force',
    retryable: false,
    action: 'none',
  },
  unknownSigner: {
    code: 0x80046772,
    title: 'The signer is not trusted here',
    cause: 'What is to be taken over was signed with a key that is not among those trusted here.',
    remedy:
      'Compare the fingerprint with that of susync key show at its source, then: susync key trust KEY. Once only: susync import FILE --force',
    retryable: false,
    action: 'none',
  },
  distrustedSigner: {
    code: 0x80046773,
    title: 'The signer is distrusted here',
    cause: 'An administrator has distrusted the key: what it signs may come from anybody.',
    remedy: 'Do not use it. If the key was distrusted by mistake: susync key trust KEY',
    retryable: false,
    action: 'none',
  },
} as const satisfies Record<string, ErrorEntry>;
