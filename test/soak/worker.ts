import { parentPort, workerData } from 'node:worker_threads';
import { isRecord } from '../../src/base/isRecord.ts';
import { type Defect, soak } from './soak.ts';
import { soakTargets } from './targets.ts';

/** What the worker is told: numbers as strings would come from the command line. */
export interface SoakOrder {
  readonly seed: number;
  /** Inputs over all targets. */
  readonly inputs: number;
  readonly only?: string;
  readonly at?: number;
  /** Two numbers: which target is fed, and with which input. The main thread looks at them when nothing moves. */
  readonly place: SharedArrayBuffer;
}

const second = 1000;
const mebibyte = 1024 * 1024;

/** Soaks the targets in turn and posts the figures of each. */
async function work({ seed, inputs, only, at, place }: SoakOrder): Promise<void> {
  const where = new Int32Array(place);
  const all = await soakTargets();
  const chosen = all.filter(({ name }) => only === undefined || name.includes(only));
  const shares = chosen.reduce((sum, { weight = 1 }) => sum + weight, 0);
  parentPort?.postMessage({ kind: 'targets', names: chosen.map(({ name }) => name) });
  for (const [number, target] of chosen.entries()) {
    Atomics.store(where, 0, number);
    const figures = await soak(target, {
      seed,
      inputs: at === undefined ? Math.ceil((inputs * (target.weight ?? 1)) / shares) : 1,
      ...(at === undefined ? {} : { from: at }),
      timeLimit: 5 * second,
      memoryLimit: 384 * mebibyte,
      onInput: (_name, index) => {
        Atomics.store(where, 1, index);
      },
      onDefect: (defect: Defect) => parentPort?.postMessage({ kind: 'defect', defect }),
    });
    parentPort?.postMessage({ kind: 'figures', figures });
  }
  for (const { close } of all) await close?.();
}

function isOrder(value: unknown): value is SoakOrder {
  return isRecord(value) && value['place'] instanceof SharedArrayBuffer && typeof value['seed'] === 'number';
}

const order: unknown = workerData;
if (isOrder(order)) await work(order);
