/** One revision of one update: the pair by which MS-WSUSSS names documents. */
export interface RevisionIdentity {
  /** GUID, lower case with hyphens. */
  readonly updateId: string;
  /** 1 or more; the highest published one counts. */
  readonly revision: number;
}

/** The identity as one text, usable as a map key: `<guid>.<revision>`. */
export function revisionKey({ updateId, revision }: RevisionIdentity): string {
  return `${updateId}.${revision}`;
}
