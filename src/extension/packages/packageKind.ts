import path from 'node:path';

/** Packages of this product, and those of `wsusutil export`; the end of a file's name says which. */
export type PackageKind = 'susync' | 'cab';

/** Every kind, the product's own first. */
export const packageKinds: readonly PackageKind[] = ['susync', 'cab'];

/** Which kind of package a path names; undefined for everything else. Paths may be those of another machine. */
export function packageKindOf(file: string): PackageKind | undefined {
  return packageKinds.find((kind) => file.toLowerCase().endsWith(`.${kind}`));
}

/** A package, or the list of what a disconnected site wants. */
export type TravelingKind = PackageKind | 'json';

/** A path with the end that its kind has, whatever was typed. */
export function withEnding(file: string, kind: TravelingKind): string {
  return file.toLowerCase().endsWith(`.${kind}`) ? file : `${file}.${kind}`;
}

/** `CS1-2026-11-24.susync`: the name that is proposed for a package of a site on a day. */
export function proposedName(siteCode: string, day: string, kind: PackageKind): string {
  return `${siteCode}-${day}.${kind}`;
}

/** Paths that were typed one after another, apart by semicolons. */
export function typedPaths(text: string): readonly string[] {
  return text
    .split(';')
    .map((file) => file.trim())
    .filter((file) => file !== '');
}

/** Whether a path is absolute on Windows or elsewhere: the service may run on either. */
export function isAbsolutePath(file: string): boolean {
  return path.posix.isAbsolute(file) || /^(?:[A-Za-z]:[\\/]|\\\\)/.test(file);
}
