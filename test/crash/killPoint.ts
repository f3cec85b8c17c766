/** Where a worker kills itself: at so many changes of the disk, just before, in the middle of, or after the change. */
export interface KillPoint {
  /** From 1. */
  readonly step: number;
  readonly moment: 'before' | 'middle' | 'after';
}

/** What one worker is to do in which data folder, and where it kills itself on the way. */
export interface WorkerTask {
  readonly folder: string;
  readonly stage: string;
  readonly updates: number;
  readonly kill?: KillPoint;
}

/** What is compared after a stage. */
export interface EndState {
  /** `Store.digest()`: ids, revisions, text digests, states and generations of all catalogs, and the site rows. */
  readonly digest: string;
  /** By catalog: digest of its content, numbers of its generations, whether anything unpublished is left. */
  readonly catalogs: Readonly<Record<string, string>>;
  /** By site: update ids that its wsyncmgr.log tells as synchronized, sorted, each as often as told. */
  readonly updates: Readonly<Record<string, readonly string[]>>;
}

/** What a worker tells at its end. */
export interface WorkerReport extends EndState {
  /** Changes of the disk that were made. */
  readonly steps: number;
  /** What must never be: faults of the store, lines missing or repeated in a log, runs that did not succeed. */
  readonly faults: readonly string[];
}
