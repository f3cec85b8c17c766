import type { StoreFault } from '../domain/store.ts';

/** Failures that harm no commit but that a check of the store should tell: each kept until its work succeeds. */
export class StoreFaults {
  readonly #faults = new Map<string, string>();

  /** What failed and did not succeed since. */
  get list(): readonly StoreFault[] {
    return [...this.#faults].map(([where, what]) => ({ where, what }));
  }

  /** Does work whose failure is noted instead of thrown. */
  async guard(where: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#faults.delete(where);
    } catch (error) {
      this.#faults.set(where, error instanceof Error ? error.message : String(error));
    }
  }
}
