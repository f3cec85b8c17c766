import { inspect } from 'node:util';
import { SyncError } from '../../src/domain/errors/syncError.ts';
import { randomNumbers } from '../support/randomNumbers.ts';
import { mutated } from './mutated.ts';
import type { SoakTarget } from './soakTarget.ts';

/** What a target did with its inputs. Times in ms, memory in bytes above what the process had before. */
export interface SoakFigures {
  readonly name: string;
  readonly inputs: number;
  readonly refused: number;
  readonly accepted: number;
  readonly slowest: number;
  readonly peak: number;
}

/** An input that a target did not bear. */
export interface Defect {
  readonly target: string;
  readonly index: number;
  readonly input: Buffer;
  readonly what: string;
}

/** How a target is soaked. */
export interface SoakOptions {
  readonly seed: number;
  readonly inputs: number;
  /** First input; the others follow. */
  readonly from?: number;
  /** ms that one input may take. */
  readonly timeLimit: number;
  /** Bytes that one input may cost for good. */
  readonly memoryLimit: number;
  readonly onInput?: (target: string, index: number) => void;
  readonly onDefect: (defect: Defect) => void;
}

/** Feeds a target with inputs that depend on nothing but seed, target and number. */
export async function soak(target: SoakTarget, options: SoakOptions): Promise<SoakFigures> {
  const { seed, inputs, from = 0, timeLimit, memoryLimit, onInput, onDefect } = options;
  const figures = { refused: 0, accepted: 0, slowest: 0, peak: 0 };
  const before = process.memoryUsage();
  for (let index = from; index < from + inputs; index++) {
    const input = mutated(target.seeds, randomNumbers(seedOf(seed, target.name, index)));
    onInput?.(target.name, index);
    const defect = (what: string): void => {
      onDefect({ target: target.name, index, input, what });
    };
    const started = performance.now();
    try {
      figures[await target.feed(input)]++;
    } catch (error) {
      figures.refused++;
      if (!(error instanceof SyncError) || error.key === 'unexpected') defect(inspect(error));
    }
    const took = performance.now() - started;
    figures.slowest = Math.max(figures.slowest, took);
    if (took > timeLimit) defect(`It took ${Math.round(took)} ms`);
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const grown = heapUsed - before.heapUsed + arrayBuffers - before.arrayBuffers;
    figures.peak = Math.max(figures.peak, grown);
    if (grown > memoryLimit) defect(`Memory grew by ${Math.round(grown / 1024 ** 2)} MiB`);
  }
  return { name: target.name, inputs, ...figures };
}

function seedOf(seed: number, name: string, index: number): number {
  let hash = seed | 0;
  for (const character of `${name}/${index}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return hash;
}
