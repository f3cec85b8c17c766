/** Where a file's content can be had (`ServerSyncUrlData`). */
export interface FileLocation {
  /** SHA-1, lower-case hex. */
  readonly sha1: string;
  readonly microsoftUpdateUrl?: string;
  readonly upstreamUrl?: string;
}
