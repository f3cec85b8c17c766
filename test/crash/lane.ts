import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isRecord } from '../../src/base/isRecord.ts';
import type { Kill, ServicePlan } from './killPoint.ts';

/** Version that services and doors of the crash test say they are of. */
export const serviceVersion = '1.0.0';

/** What the services of a lane are to do. */
export function planPath(lane: string): string {
  return path.join(lane, 'plan.json');
}

/** What they say on the way, a line each, on the disk before it happens. */
export function notesPath(lane: string): string {
  return path.join(lane, 'notes');
}

/** The data folder of a lane. */
export function dataPath(lane: string): string {
  return path.join(lane, 'data');
}

/** What the services of a lane have said since it was planned. */
export interface LaneNotes {
  /** Processes in the order of their start; with `milliseconds` the watcher is to kill it after so long. */
  readonly started: readonly { readonly pid: number; readonly milliseconds: number | undefined }[];
  /** Processes that killed themselves. */
  readonly killed: readonly number[];
  /** Changes of the disk that a process which ended cleanly had made, by process. */
  readonly ended: ReadonlyMap<number, number>;
  /** Defects. */
  readonly failures: readonly string[];
}

/** Reads the notes of a lane; a line that is being written does not count yet. */
export function readNotes(lane: string): LaneNotes {
  const lines = readFileSync(notesPath(lane), 'utf8').split('\n').slice(0, -1);
  const words = lines.map((line) => line.split(' '));
  const of = (kind: string): string[][] => words.filter(([first]) => first === kind);
  return {
    started: of('started').map(([, pid, milliseconds = '']) => ({
      pid: Number(pid),
      milliseconds: milliseconds === '' ? undefined : Number(milliseconds),
    })),
    killed: of('killed').map(([, pid]) => Number(pid)),
    ended: new Map(of('ended').map(([, pid, steps]) => [Number(pid), Number(steps)])),
    failures: of('failed').map((line) => line.slice(1).join(' ')),
  };
}

/** Whether a value read from a plan file is a plan. */
export function isPlan(value: unknown): value is ServicePlan {
  return (
    isRecord(value) &&
    typeof value['clockOffset'] === 'number' &&
    typeof value['driver'] === 'number' &&
    Array.isArray(value['kills']) &&
    value['kills'].every(isKill)
  );
}

function isKill(value: unknown): value is Kill {
  if (!isRecord(value)) return false;
  if (typeof value['milliseconds'] === 'number') return true;
  const moments: readonly unknown[] = ['before', 'middle', 'after'];
  return typeof value['step'] === 'number' && moments.includes(value['moment']);
}
