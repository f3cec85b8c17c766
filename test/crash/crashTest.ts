import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import type { EndState, KillPoint, WorkerReport, WorkerTask } from './killPoint.ts';
import { randomNumbers } from '../support/randomNumbers.ts';
import { setUp, type Stage, stages } from './stages.ts';
import { buildWorker, runWorker, type WorkerOutcome } from './workerProcess.ts';

/** What came out. All but the first two must be 0. */
export interface CrashFigures {
  readonly kills: number;
  /** Kills after which the work was begun again and ended. */
  readonly resumed: number;
  readonly differing: number;
  readonly lostOrDuplicated: number;
  /** What differed, for people. */
  readonly complaints: readonly string[];
}

/** How much is tried, in a folder that may be filled. */
export interface CrashTestOptions {
  readonly folder: string;
  readonly kills: number;
  readonly seed: number;
  readonly updates: number;
  /** Only stages whose name has this in it are disturbed. */
  readonly only?: string;
  /** Whether every fifth time the stages after it are done as well. */
  readonly chains: boolean;
  readonly onProgress?: (text: string) => void;
}

/** The undisturbed run: the folder before each stage, and the end state, the steps and the duration of each. */
interface Undisturbed {
  readonly stage: Stage;
  readonly before: string;
  readonly end: WorkerReport;
  readonly milliseconds: number;
}

/**
 * Does every stage once undisturbed, then kills a process in the middle of one, again and again, has the next process
 * do the stage anew and compares what comes out.
 */
export async function crashTest(options: CrashTestOptions): Promise<CrashFigures> {
  const test = new CrashTest(options, await buildWorker(options.folder));
  await test.prepare();
  let round = 0;
  const lane = async (name: string): Promise<void> => {
    while (test.figures.kills < options.kills) await test.round(round++, name);
  };
  // Two lanes, so that one works while the other waits for the disk; they may kill one more than asked for.
  await Promise.all([lane('killed-1'), lane('killed-2')]);
  return test.figures;
}

class CrashTest {
  readonly #options: CrashTestOptions;
  readonly #script: string;
  readonly #undisturbed: Undisturbed[] = [];
  readonly #complaints: string[] = [];
  #kills = 0;
  #resumed = 0;
  #differing = 0;
  #lostOrDuplicated = 0;

  constructor(options: CrashTestOptions, script: string) {
    this.#options = options;
    this.#script = script;
  }

  get figures(): CrashFigures {
    return {
      kills: this.#kills,
      resumed: this.#resumed,
      differing: this.#differing,
      lostOrDuplicated: this.#lostOrDuplicated,
      complaints: this.#complaints,
    };
  }

  async prepare(): Promise<void> {
    const folder = this.#folder('undisturbed');
    await this.#finished({ folder, stage: setUp.name });
    for (const [index, stage] of stages.entries()) {
      const before = this.#folder(`before-${index}`);
      await cp(folder, before, { recursive: true });
      const start = performance.now();
      const end = await this.#finished({ folder, stage: stage.name });
      const milliseconds = performance.now() - start;
      if (end.faults.length > 0) throw new Error(`Undisturbed ${stage.name}: ${end.faults.join('; ')}`);
      this.#undisturbed.push({ stage, before, end, milliseconds });
      this.#options.onProgress?.(
        `${stage.name}: ${end.steps} steps, ${milliseconds.toFixed(0)} ms, ${Object.values(end.updates).flat().length} updates told`,
      );
    }
  }

  /** One stage with a kill, sometimes another one while it is resumed, and what comes of it. */
  async round(number: number, name: string): Promise<void> {
    const random = randomNumbers(this.#options.seed * 1_000_003 + number);
    const { only = '' } = this.#options;
    const chosen = this.#undisturbed.filter(({ stage }) => stage.name.includes(only));
    const undisturbed = chosen[number % chosen.length];
    if (undisturbed === undefined) throw new RangeError(`No stage is called ${only}`);
    const folder = this.#folder(name);
    await cp(undisturbed.before, folder, { recursive: true });
    let what = `Round ${number + 1}, ${undisturbed.stage.name}`;
    let kills = 0;
    try {
      let outcome: WorkerOutcome;
      do {
        const point = pointIn(undisturbed, random);
        what += `, ${typeof point === 'number' ? `after ${point.toFixed(0)} ms` : `${point.moment} step ${point.step}`}`;
        outcome = await this.#run({ folder, stage: undisturbed.stage.name }, point);
        if (outcome.kind === 'killed') kills++;
      } while (outcome.kind === 'killed' && random() < 0.25);
      const resumed =
        outcome.kind === 'done'
          ? outcome.report
          : await this.#finished({ folder, stage: undisturbed.stage.name });
      this.#resumed += kills;
      this.#compare(what, undisturbed.end, resumed);
      if (this.#options.chains && number % 5 === 4) {
        for (const later of this.#undisturbed.slice(this.#undisturbed.indexOf(undisturbed) + 1)) {
          const report = await this.#finished({ folder, stage: later.stage.name });
          this.#compare(`${what}, then ${later.stage.name}`, later.end, report);
        }
      }
    } catch (error) {
      this.#differing++;
      this.#complaints.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#kills += kills;
    await rm(folder, { recursive: true, force: true });
    if (number % 20 === 19) this.#options.onProgress?.(`${this.#kills} of ${this.#options.kills} kills`);
  }

  #compare(what: string, expected: EndState, found: WorkerReport): void {
    const complain = (text: string): void => {
      this.#complaints.push(`${what}: ${text}`);
    };
    const differing = Object.keys(expected.catalogs).filter(
      (key) => expected.catalogs[key] !== found.catalogs[key],
    );
    if (expected.digest !== found.digest || differing.length > 0 || found.faults.length > 0) {
      this.#differing++;
      for (const key of differing)
        complain(`${key} has ${found.catalogs[key] ?? 'nothing'}, not ${expected.catalogs[key] ?? ''}`);
      if (differing.length === 0 && expected.digest !== found.digest) complain('another digest');
      found.faults.forEach(complain);
    }
    for (const [siteCode, updates] of Object.entries(expected.updates)) {
      const wrong = differences(updates, found.updates[siteCode] ?? []);
      this.#lostOrDuplicated += wrong.length;
      for (const update of wrong.slice(0, 3)) complain(`log of ${siteCode}: ${update}`);
    }
  }

  async #finished(task: Pick<WorkerTask, 'folder' | 'stage'>): Promise<WorkerReport> {
    const outcome = await this.#run(task);
    if (outcome.kind === 'killed') throw new Error('Somebody else killed it');
    return outcome.report;
  }

  #run(task: Pick<WorkerTask, 'folder' | 'stage'>, point?: KillPoint | number): ReturnType<typeof runWorker> {
    const { updates } = this.#options;
    if (typeof point === 'number') return runWorker(this.#script, { ...task, updates }, point);
    return runWorker(this.#script, { ...task, updates, ...(point === undefined ? {} : { kill: point }) });
  }

  #folder(name: string): string {
    return path.join(this.#options.folder, name);
  }
}

/** A change of the disk, or a moment (ms). */
function pointIn({ end, milliseconds }: Undisturbed, random: () => number): KillPoint | number {
  if (random() < 0.25) return 40 + random() * milliseconds;
  const moments = ['before', 'middle', 'after'] as const;
  const moment = moments[Math.floor(random() * moments.length)] ?? 'after';
  return { step: 1 + Math.floor(random() * end.steps), moment };
}

/** Updates that one list has more often than the other. */
function differences(expected: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const id of expected) counts.set(id, (counts.get(id) ?? 0) - 1);
  return [...counts].flatMap(([id, count]) =>
    count === 0 ? [] : [`${id} is told ${Math.abs(count)} times too ${count > 0 ? 'often' : 'rarely'}`],
  );
}
