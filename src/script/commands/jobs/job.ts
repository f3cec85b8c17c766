import type { ErrorRecord } from '../../values/errorRecord.ts';
import type { NetException } from '../../values/netException.ts';
import { NetObject, type Value } from '../../values/value.ts';

/** System.Management.Automation.JobState. */
export const jobStates = {
  NotStarted: 0,
  Running: 1,
  Completed: 2,
  Failed: 3,
  Stopped: 4,
  Blocked: 5,
  Suspended: 6,
  Disconnected: 7,
  Suspending: 8,
  Stopping: 9,
  AtBreakpoint: 10,
};

/** A name of System.Management.Automation.JobState that a job of this host can have. */
export type JobState = 'NotStarted' | 'Running' | 'Completed' | 'Failed' | 'Stopped';

/** The streams that a job keeps, in the order in which Receive-Job writes those of a job that does not keep the order of its records. */
export const jobStreams = ['Output', 'Error', 'Verbose', 'Debug', 'Warning', 'Information'] as const;

/** What a job wrote. */
export interface JobRecord {
  readonly stream: (typeof jobStreams)[number];
  readonly value: Value;
}

/** What distinguishes the kinds of jobs. */
export interface JobKind {
  readonly typeName: string;
  readonly jobTypeName: string;
  readonly location: string;
  /** Whether its records come in the order in which they were written. */
  readonly inOrder: boolean;
  /** Whether it tells of more data for as long as it may write. */
  readonly open: boolean;
}

const automation = 'System.Management.Automation';

/** Jobs of Start-Job and of `&`, of Start-ThreadJob, of ForEach-Object -Parallel -AsJob, and their children. */
export const jobKinds = {
  background: kind(`${automation}.PSRemotingJob`, 'BackgroundJob', 'localhost', true),
  backgroundChild: kind(`${automation}.PSRemotingChildJob`, '', 'localhost', true),
  thread: kind('Microsoft.PowerShell.ThreadJob.ThreadJob', 'ThreadJob', 'PowerShell', false),
  tasks: kind(`${automation}.PSTasks.PSTaskJob`, 'PSTaskJob', 'PowerShell', false),
  task: kind(`${automation}.PSTasks.PSTaskChildJob`, 'PSTaskChildJob', 'PowerShell', false),
};

function kind(typeName: string, jobTypeName: string, location: string, inOrder: boolean): JobKind {
  return { typeName, jobTypeName, location, inOrder, open: inOrder };
}

/** What a job does: fills its records, up to a moment of the monotonic clock (milliseconds, Infinity for none); false where it was not done by then. */
export type JobWork = (job: Job, until: number) => boolean;

/** What a job is made of. */
export interface JobFacts {
  readonly kind: JobKind;
  readonly id: number;
  readonly name: string;
  readonly instanceId: string;
  /** The text of what it runs. */
  readonly command: string;
  /** Null for a job that is its children. */
  readonly work: JobWork | null;
  /** The time as ticks of a local date. */
  readonly now: () => bigint;
  readonly children?: readonly Job[];
}

/**
 * A job. Jobs run in the thread of the script, one after the other: a job is Running from its start, and runs, to its end, when somebody waits for
 * it, sleeps, receives what it wrote, or asks for its state a second time.
 */
export class Job extends NetObject {
  readonly typeName: string;
  readonly facts: JobFacts;
  readonly children: readonly Job[];
  name: string;
  records: JobRecord[] = [];
  /** Ticks of local dates. */
  readonly begun: bigint;
  ended: bigint | null = null;
  /** Why it failed: the exception that ended it. */
  reason: NetException | null = null;
  /** The error record that Receive-Job writes for its failure. */
  failure: ErrorRecord | null = null;
  #state: JobState = 'Running';
  #begins = false;
  #looks = 0;

  constructor(facts: JobFacts) {
    super();
    this.typeName = facts.kind.typeName;
    this.facts = facts;
    this.name = facts.name;
    this.children = facts.children ?? [];
    this.begun = facts.now();
  }

  get id(): number {
    return this.facts.id;
  }

  get kind(): JobKind {
    return this.facts.kind;
  }

  /** Of a job with children, what becomes of them: one that failed fails it, then one that was stopped stops it. */
  get state(): JobState {
    if (this.facts.work !== null) return this.#state;
    const states = new Set(this.children.map(({ state }) => state));
    if (this.children.length === 0) return this.#state;
    return (
      (['Running', 'NotStarted', 'Failed', 'Stopped'] as const).find((one) => states.has(one)) ?? 'Completed'
    );
  }

  get isFinished(): boolean {
    return this.state !== 'Running' && this.state !== 'NotStarted';
  }

  get hasMoreData(): boolean {
    const open = this.kind.open && !this.isFinished;
    return open || this.records.length > 0 || this.children.some((child) => child.hasMoreData);
  }

  /** Its state as a script sees it: who asks again waits for it. */
  look(): JobState {
    if (!this.isFinished && ++this.#looks > 1) this.run(Infinity);
    return this.state;
  }

  /** Runs to its end, or up to a moment; what was cut off there does not go on later. */
  run(until: number): void {
    for (const child of this.children) child.run(until);
    const { work } = this.facts;
    if (work === null || this.#begins || this.isFinished) return;
    this.#begins = true;
    if (work(this, until)) this.end(this.reason === null ? 'Completed' : 'Failed');
  }

  /** Whether it was cut off while it ran. */
  get isCutOff(): boolean {
    return (this.#begins && !this.isFinished) || this.children.some((child) => child.isCutOff);
  }

  stop(): void {
    for (const child of this.children) child.stop();
    if (!this.isFinished || this.children.length > 0)
      this.end(this.children.length > 0 ? this.state : 'Stopped');
  }

  end(state: JobState): void {
    this.#state = state;
    this.ended ??= this.facts.now();
  }
}
