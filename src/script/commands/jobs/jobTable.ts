import { wildcardPattern } from '../../text/wildcard.ts';
import { Job, jobKinds, type JobFacts, type JobKind, type JobWork } from './job.ts';

/** The jobs of a session, in the order of their ids. */
export class JobTable {
  readonly #jobs: Job[] = [];
  #lastId = 0;

  get list(): readonly Job[] {
    return this.#jobs;
  }

  /** Jobs and their children. */
  get all(): readonly Job[] {
    return this.#jobs.flatMap((job) => [job, ...job.children]);
  }

  /** Those of a name with wildcards, children too. */
  named(name: string): readonly Job[] {
    const fits = wildcardPattern(name);
    return this.all.filter((job) => fits(job.name));
  }

  /** Adds a job that runs its work itself. */
  add(kind: JobKind, facts: NewJob, work: JobWork): Job {
    const job = this.#make(kind, { ...facts, work });
    this.#jobs.push(job);
    return job;
  }

  /** Adds a job that is its children, one for each work. */
  addParent(kind: JobKind, childKind: JobKind, facts: NewJob, works: readonly JobWork[]): Job {
    const id = this.#nextId();
    const children = works.map((work) => this.#make(childKind, { ...facts, name: undefined, work }));
    const job = this.#make(kind, { ...facts, id, work: null, children });
    if (children.length === 0 && kind !== jobKinds.tasks) job.end('Completed');
    this.#jobs.push(job);
    return job;
  }

  /** False for a job that is not there, or is a child. */
  remove(job: Job): boolean {
    const index = this.#jobs.indexOf(job);
    if (index < 0) return false;
    this.#jobs.splice(index, 1);
    return true;
  }

  /** Runs those that are not done. */
  run(): void {
    for (const job of [...this.#jobs]) job.run(Infinity);
  }

  #make(
    kind: JobKind,
    {
      name,
      id = this.#nextId(),
      newGuid,
      ...facts
    }: NewJob & Pick<JobFacts, 'work' | 'children'> & { readonly id?: number },
  ): Job {
    return new Job({ ...facts, kind, id, name: name ?? `Job${id}`, instanceId: newGuid() });
  }

  #nextId(): number {
    return ++this.#lastId;
  }
}

/** What a job is told of itself; without a name it is called after its id. */
export interface NewJob {
  readonly name: string | undefined;
  readonly command: string;
  readonly now: () => bigint;
  readonly newGuid: () => string;
}
