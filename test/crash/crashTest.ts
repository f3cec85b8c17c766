import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import { setSource } from '../../src/engine/administration/sourceAdministration.ts';
import { openStore } from '../../src/store/openStore.ts';
import { randomNumbers } from '../support/randomNumbers.ts';
import { buildCrashService } from './buildCrashService.ts';
import type { EndState, Kill } from './killPoint.ts';
import { dataPath } from './lane.ts';
import { type LaneOutcome, runLane } from './laneRun.ts';
import { SampleSource } from './sampleSource.ts';
import { importStages } from './importStages.ts';
import { makePackages } from './crashPackages.ts';
import { setUp, type Stage, stages } from './stages.ts';

/** Every kind of work that a service does, in an order in which each finds something to do. */
const allStages: readonly Stage[] = [...stages, ...importStages];

/** What came out. `differing` and `lostOrDuplicated` must be 0. */
export interface CrashFigures {
  readonly kills: number;
  /** Kills after which the work came to its end. */
  readonly ended: number;
  /** Synchronizations that the next service had resumed and finished before anybody asked for them again. */
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
  /** What is done after the set-up; everything by default. */
  readonly stages?: readonly Stage[];
  /** Whether every fifth time the stages after it are done as well. */
  readonly chains: boolean;
  readonly onProgress?: (text: string) => void;
}

/** The undisturbed run: the folder before each stage, and how the stage ended. */
interface Undisturbed {
  readonly index: number;
  readonly stage: Stage;
  readonly before: string;
  readonly outcome: LaneOutcome;
}

/** Where rounds are done: one upstream server, and the folders before each stage as they are with it. */
interface Lane {
  readonly name: string;
  readonly source: SampleSource;
  readonly befores: Map<number, Promise<string>>;
}

/**
 * Does every stage once undisturbed, then kills a service in the middle of one, again and again, has the next service
 * and the door that stays bring it to its end, and compares what comes out.
 */
export async function crashTest(options: CrashTestOptions): Promise<CrashFigures> {
  const test = new CrashTest(options, await buildCrashService(options.folder));
  try {
    await test.prepare();
    let round = 0;
    const work = async (lane: Lane): Promise<void> => {
      while (test.figures.kills < options.kills) await test.round(round++, lane);
    };
    // Two lanes, so that one works while the other waits for the disk; they may kill some more than asked for.
    await Promise.all(test.lanes.map(work));
    return test.figures;
  } finally {
    for (const { source } of test.lanes) await source.close();
  }
}

class CrashTest {
  readonly lanes: readonly Lane[];
  readonly #options: CrashTestOptions;
  readonly #script: string;
  readonly #undisturbed: Undisturbed[] = [];
  readonly #complaints: string[] = [];
  #kills = 0;
  #ended = 0;
  #resumed = 0;
  #differing = 0;
  #lostOrDuplicated = 0;

  constructor(options: CrashTestOptions, script: string) {
    this.#options = options;
    this.#script = script;
    this.lanes = ['lane-1', 'lane-2'].map((name) => ({
      name,
      source: new SampleSource(options.updates),
      befores: new Map(),
    }));
  }

  get figures(): CrashFigures {
    return {
      kills: this.#kills,
      ended: this.#ended,
      resumed: this.#resumed,
      differing: this.#differing,
      lostOrDuplicated: this.#lostOrDuplicated,
      complaints: this.#complaints,
    };
  }

  async prepare(): Promise<void> {
    const lane = this.#folder('undisturbed');
    const [first] = this.lanes;
    if (first === undefined) throw new RangeError('There is no lane');
    await mkdir(dataPath(lane), { recursive: true });
    await makePackages(this.#folder('packages'), this.#options.updates);
    for (const [index, stage] of [setUp, ...(this.#options.stages ?? allStages)].entries()) {
      await stage.prepare?.(dataPath(lane));
      const before = this.#folder(`before-${index}`);
      await cp(dataPath(lane), before, { recursive: true });
      const outcome = await this.#run(lane, stage, first.source, []);
      const { faults, updates } = outcome.end;
      if (faults.length > 0) throw new Error(`Undisturbed ${stage.name}: ${faults.join('; ')}`);
      this.#undisturbed.push({ index, stage, before, outcome });
      this.#options.onProgress?.(
        `${stage.name}: ${outcome.steps} steps, ${outcome.milliseconds.toFixed(0)} ms, ${Object.values(updates).flat().length} updates told`,
      );
    }
  }

  /** One stage with a kill, sometimes more while it is resumed, and what comes of it. */
  async round(number: number, lane: Lane): Promise<void> {
    const random = randomNumbers(this.#options.seed * 1_000_003 + number);
    const { only = '' } = this.#options;
    const chosen = this.#undisturbed.filter(({ stage }) => stage.name.includes(only));
    const undisturbed = chosen[number % chosen.length];
    if (undisturbed === undefined) throw new RangeError(`No stage is called ${only}`);
    const kills = killsIn(undisturbed.outcome, random);
    const what = `Round ${number + 1}, ${undisturbed.stage.name}, ${kills.map(killText).join(', ')}`;
    const folder = this.#folder(lane.name);
    await mkdir(folder);
    try {
      await cp(await this.#before(undisturbed, lane), dataPath(folder), { recursive: true });
      const outcome = await this.#run(folder, undisturbed.stage, lane.source, kills);
      this.#kills += outcome.kills;
      this.#ended += outcome.kills;
      this.#resumed += outcome.resumed;
      this.#compare(what, undisturbed.outcome.end, outcome.end);
      if (this.#options.chains && number % 5 === 4) {
        for (const later of this.#undisturbed.slice(undisturbed.index + 1)) {
          await later.stage.prepare?.(dataPath(folder));
          const { end } = await this.#run(folder, later.stage, lane.source, []);
          this.#compare(`${what}, then ${later.stage.name}`, later.outcome.end, end);
        }
      }
    } catch (error) {
      // Else a harness that kills nothing would go on for ever.
      this.#kills++;
      this.#differing++;
      this.#complain(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
    await rm(folder, { recursive: true, force: true });
    if (number % 20 === 19) this.#options.onProgress?.(`${this.#kills} of ${this.#options.kills} kills`);
  }

  /** The folder before a stage, with the lane's upstream server as its source. */
  #before({ index, before }: Undisturbed, { name, source, befores }: Lane): Promise<string> {
    const made = async (): Promise<string> => {
      // The undisturbed run was that of the first lane; the set-up knows no source yet.
      if (name === this.lanes[0]?.name || index === 0) return before;
      const folder = `${before}-${name}`;
      await cp(before, folder, { recursive: true });
      await source.serve(0);
      const store = await openStore({ folder, clock: systemClock, ids: systemIds });
      const { fence } = store;
      const site = await store.document('sites', 'CS1');
      if (site?.source?.kind !== 'none') await setSource({ store, fence }, 'CS1', source.url);
      await store.close();
      return folder;
    };
    const known = befores.get(index) ?? made();
    befores.set(index, known);
    return known;
  }

  #compare(what: string, expected: EndState, found: EndState): void {
    const complain = (text: string): void => {
      this.#complain(`${what}: ${text}`);
    };
    const differing = Object.keys(expected.catalogs).filter(
      (key) => expected.catalogs[key] !== found.catalogs[key],
    );
    const files = differences(expected.files, found.files);
    const isEqual = expected.digest === found.digest && differing.length + files.length === 0;
    if (!isEqual || found.faults.length > 0) {
      this.#differing++;
      for (const file of files) complain(`file ${file}`);
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

  /** Told at once: whoever watches need not wait for the end. */
  #complain(text: string): void {
    this.#complaints.push(text);
    this.#options.onProgress?.(text);
  }

  #run(lane: string, stage: Stage, source: SampleSource, kills: readonly Kill[]): Promise<LaneOutcome> {
    const packages = this.#folder('packages');
    return runLane({ lane, stage, source, script: this.#script, packages, kills });
  }

  #folder(name: string): string {
    return path.join(this.#options.folder, name);
  }
}

/** One kill, now and then another one of the service that takes up what the first left. */
function killsIn({ steps, milliseconds }: LaneOutcome, random: () => number): readonly Kill[] {
  const kills: Kill[] = [];
  do {
    if (random() < 0.25) kills.push({ milliseconds: Math.round(random() * milliseconds) });
    else {
      const moments = ['before', 'middle', 'after'] as const;
      const moment = moments[Math.floor(random() * moments.length)] ?? 'after';
      kills.push({ step: 1 + Math.floor(random() * steps), moment });
    }
  } while (random() < 0.25 && kills.length < 5);
  return kills;
}

function killText(kill: Kill): string {
  return 'step' in kill ? `${kill.moment} step ${kill.step}` : `after ${kill.milliseconds} ms`;
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
