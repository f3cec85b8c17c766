/** How far a compaction is; bytes as they lie on the disk. */
export interface CompactionProgress {
  /** Copied so far, and to be copied in all. */
  readonly movedBytes: number;
  readonly totalBytes: number;
  /** Given back to the disk so far. */
  readonly removedBytes: number;
}

/** What a compaction is to do. */
export interface CompactionRequest {
  /** Files of which less than this share (0–1) is still needed are written anew. */
  readonly liveShare: number;
  /** Ends it after the step under way: what is done stays done, and the next compaction goes on from there. */
  readonly signal: AbortSignal;
  /** Waited for after each step of at most a few MiB: whoever wants it slower or at rest lets it wait. */
  readonly onStep?: (progress: CompactionProgress) => Promise<void>;
}

/** What a compaction did. */
export interface CompactionResult extends CompactionProgress {
  readonly movedRecords: number;
  /** Records that no kept state referred to any more; they are gone. */
  readonly droppedRecords: number;
  readonly removedFiles: number;
  /** Whether all was done that there was to do. */
  readonly complete: boolean;
  /** Files that were left as they are because something in them cannot be read. */
  readonly faults: readonly { readonly where: string; readonly what: string }[];
}
