/** How far an operation that takes its time has come. */
export interface OperationProgress {
  readonly done: number;
  /** Absent while it is not known. */
  readonly total?: number;
  readonly unit: ProgressUnit;
  /** What is being done, for a reader: `Checking documents`. */
  readonly text: string;
}

/** What is counted; bytes are shown as KiB, MiB and so on. */
export type ProgressUnit = 'bytes' | 'items';

/** What whoever asks for an operation hands over besides the request. */
export interface OperationCall {
  /** Aborted when the result is no longer wanted; the operation then rejects and leaves nothing half done. */
  readonly signal?: AbortSignal;
  /** Hears how far it has come, as often as that changes. */
  readonly onProgress?: (progress: OperationProgress) => void;
}
