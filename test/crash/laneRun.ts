import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { systemClock } from '../../src/base/clock.ts';
import { serviceLogPath } from '../../src/service/startService.ts';
import { CrashDoor } from './crashDoor.ts';
import { endState } from './endState.ts';
import type { EndState, Kill } from './killPoint.ts';
import { dataPath, notesPath, planPath, readNotes } from './lane.ts';
import type { SampleSource } from './sampleSource.ts';
import type { Stage } from './stages.ts';

/** One stage in one lane: a folder with the data folder in it, services that come and go, a door that stays. */
export interface LaneRequest {
  readonly lane: string;
  readonly stage: Stage;
  readonly source: SampleSource;
  /** Bundle of `crashService.ts`. */
  readonly script: string;
  /** Where the packages of another hierarchy lie. */
  readonly packages: string;
  readonly kills: readonly Kill[];
}

/** How a stage ended. */
export interface LaneOutcome {
  readonly end: EndState;
  /** Processes that were killed. */
  readonly kills: number;
  /** Requests that the next service had finished before the door asked again. */
  readonly resumed: number;
  /** Changes of the disk by the last process, and how long it took; of use where none was killed. */
  readonly steps: number;
  readonly milliseconds: number;
}

const start = Date.parse('2026-11-24T00:00:00Z');
const day = 86_400_000;

/** Has services do a stage and kills them on the way. Resolves when one has ended cleanly after it, with what is left. */
export async function runLane(request: LaneRequest): Promise<LaneOutcome> {
  const { lane, stage, source, script, packages, kills } = request;
  const begun = start + stage.day * day;
  const clockOffset = begun - Date.now();
  await source.serve(stage.month, clockOffset);
  await writeFile(planPath(lane), JSON.stringify({ clockOffset, kills, driver: process.pid }));
  await writeFile(notesPath(lane), '');
  await rm(serviceLogPath(dataPath(lane)), { force: true });
  const watcher = new KillWatcher(lane);
  const startedAt = performance.now();
  try {
    const door = await CrashDoor.open(dataPath(lane), [process.execPath, script, lane]);
    const context = { source: source.url, folder: lane, packages, begun };
    for (const operation of stage.operations()) await door.perform(operation, context);
    let last = await door.finish();
    while (!(await hasEndedCleanly(lane, last.pid))) last = await door.finish();
    await door.close();
    const milliseconds = performance.now() - startedAt;
    const notes = readNotes(lane);
    const end = await endState(dataPath(lane), { events: door.events, lastSequence: last.lastSequence });
    const faults = [...end.faults, ...notes.failures, ...(await complaints(lane))];
    return {
      end: { ...end, faults },
      kills: notes.killed.length + watcher.kills,
      resumed: door.resumed,
      steps: notes.ended.get(last.pid) ?? 0,
      milliseconds,
    };
  } finally {
    watcher.dispose();
  }
}

async function hasEndedCleanly(lane: string, pid: number): Promise<boolean> {
  while (isAlive(pid)) await systemClock.sleep(3);
  return readNotes(lane).ended.has(pid);
}

/** What the timer's library says of a minute that came late on a busy machine; it comes all the same. */
const lateMinute = /^\[Cron\] Missed execution deadline .* Executing immediately\.$/;

/** What the services said on standard error. */
async function complaints(lane: string): Promise<readonly string[]> {
  const file = serviceLogPath(dataPath(lane));
  const lines = existsSync(file) ? (await readFile(file, 'utf8')).split('\n') : [];
  const text = lines
    .filter((line) => !lateMinute.test(line))
    .join('\n')
    .trim();
  return text === '' ? [] : [`A service complained: ${text}`];
}

/** Kills from outside: each process that is to be, so many ms after it began. */
class KillWatcher {
  readonly #lane: string;
  readonly #watch: NodeJS.Timeout;
  readonly #timers: NodeJS.Timeout[] = [];
  #seen = 0;
  kills = 0;

  constructor(lane: string) {
    this.#lane = lane;
    this.#watch = setInterval(() => {
      this.#look();
    }, 4);
  }

  dispose(): void {
    clearInterval(this.#watch);
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #look(): void {
    const { started } = readNotes(this.#lane);
    for (const { pid, milliseconds } of started.slice(this.#seen)) {
      if (milliseconds === undefined) continue;
      const kill = (): void => {
        this.#kill(pid);
      };
      this.#timers.push(setTimeout(kill, milliseconds));
    }
    this.#seen = started.length;
  }

  #kill(pid: number): void {
    const { ended } = readNotes(this.#lane);
    if (ended.has(pid) || !isAlive(pid)) return;
    process.kill(pid, 'SIGKILL');
    this.kills++;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    // There is no such process: nobody else's is asked for.
    return false;
  }
}
