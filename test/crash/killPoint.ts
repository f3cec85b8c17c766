/** Where a service kills itself: at so many changes of the disk, just before, in the middle of, or after the change. */
export interface KillPoint {
  /** From 1, counted anew by every process. */
  readonly step: number;
  readonly moment: 'before' | 'middle' | 'after';
}

/** How one service process ends: by itself at a point, or from outside so many ms after it began. */
export type Kill = KillPoint | { readonly milliseconds: number };

/** What the services that a lane's door starts are to do; each takes one kill off the list. */
export interface ServicePlan {
  /** What is added to the machine's clock; ms. */
  readonly clockOffset: number;
  readonly kills: readonly Kill[];
  /** The process that watches: without it the service has no business. */
  readonly driver: number;
}

/** Whether a kill comes from the service itself. */
export function isKillPoint(kill: Kill): kill is KillPoint {
  return 'step' in kill;
}

/** What is compared after a stage. */
export interface EndState {
  /** `Store.digest()`: ids, revisions, text digests, states and generations of all catalogs, and the site rows. */
  readonly digest: string;
  /** By catalog: digest of its content, numbers of its generations, whether anything unpublished is left. */
  readonly catalogs: Readonly<Record<string, string>>;
  /** Digests of all files of updates that are there, sorted, and what is kept of each. */
  readonly files: readonly string[];
  /** By site: update ids that its wsyncmgr.log tells as synchronized, sorted, each as often as told. */
  readonly updates: Readonly<Record<string, readonly string[]>>;
  /** What must never be: faults of the store, lines missing or repeated in a log, runs that did not end, gaps in the door's events. */
  readonly faults: readonly string[];
}
