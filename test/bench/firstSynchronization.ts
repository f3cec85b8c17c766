import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { atMost, type Figure, mebibytes, median, seconds, times } from './figure.ts';
import { type Measurements, measuredProcess } from './measuredProcess.ts';
import { UpstreamProcess } from './upstreamProcess.ts';

const memoryGoal = 400 * 1_048_576;

/**
 * The first synchronization of sample updates, of one SUP and of five, beside fetching, decompressing and writing the same
 * bytes: in turns from the same upstream server, which runs in its own process; the ratios are those of each turn.
 */
export async function benchFirstSynchronization(
  folder: string,
  updates: number,
  rounds: number,
): Promise<readonly Figure[]> {
  const upstream = await UpstreamProcess.start(folder, updates, { prebuild: true });
  try {
    const turns = [];
    for (let round = 0; round < rounds; round++) {
      const measure = (task: string, hierarchy = ''): Promise<Measured> =>
        measured(upstream, path.join(folder, 'data'), task, hierarchy);
      turns.push({
        plain: await measure('plainFetch'),
        one: await measure('firstSynchronization', 'one'),
        five: await measure('firstSynchronization', 'five'),
      });
    }
    return figuresOf(updates, turns);
  } finally {
    await upstream.stop();
  }
}

interface Measured extends Measurements {
  readonly milliseconds: number;
  readonly cpu: number;
  readonly peak: number;
  readonly upstreamCpu: number;
}

interface Turn {
  readonly plain: Measured;
  readonly one: Measured;
  readonly five: Measured;
}

async function measured(
  upstream: UpstreamProcess,
  folder: string,
  task: string,
  hierarchy: string,
): Promise<Measured> {
  await mkdir(folder, { recursive: true });
  const before = await upstream.cpu();
  const found = await measuredProcess(task, { url: upstream.url, folder, hierarchy });
  const upstreamCpu = (await upstream.cpu()) - before;
  await rm(folder, { recursive: true });
  const { milliseconds = Number.NaN, cpu = Number.NaN, peak = Number.NaN } = found;
  return { ...found, milliseconds, cpu, peak, upstreamCpu };
}

function figuresOf(updates: number, turns: readonly Turn[]): Figure[] {
  const middle = (of: (turn: Turn) => number): number => median(turns.map(of));
  const used = (of: (turn: Turn) => Measured): string =>
    `${seconds(middle((turn) => of(turn).milliseconds))}, CPU ${seconds(middle((turn) => of(turn).cpu))}, upstream server's ${seconds(middle((turn) => of(turn).upstreamCpu))}`;
  const documents = middle(({ plain }) => plain['documents'] ?? 0);
  const bytes = middle(({ plain }) => plain['bytes'] ?? 0);
  const decompressed = middle(({ plain }) => plain['decompressed'] ?? 0);
  const rate = updates / (middle(({ one }) => one.milliseconds) / 1000);
  return [
    {
      name: `Fetch, decompress, write ${documents} documents`,
      figure: used(({ plain }) => plain),
    },
    {
      name: '  bytes as received, decompressed',
      figure: `${mebibytes(bytes)}, ${mebibytes(decompressed)}`,
    },
    { name: `First synchronization of ${updates} updates, one SUP`, figure: used(({ one }) => one) },
    atMost(
      '  ÷ fetch, decompress, write',
      middle(({ one, plain }) => one.milliseconds / plain.milliseconds),
      2,
      times,
    ),
    {
      name: '  ÷ fetch, decompress, write, in CPU time',
      figure: times(middle(({ one, plain }) => one.cpu / plain.cpu)),
    },
    { name: '  updates a second', figure: rate.toFixed(0) },
    atMost(
      '  peak memory',
      middle(({ one }) => one.peak),
      memoryGoal,
      mebibytes,
    ),
    {
      name: '  of which the pull, the site database',
      figure: `${seconds(middle(({ one }) => one['pull'] ?? 0))}, ${seconds(middle(({ one }) => one['siteDatabase'] ?? 0))}`,
    },
    { name: 'First synchronization, five SUPs on four sites', figure: used(({ five }) => five) },
    atMost(
      '  ÷ one SUP',
      middle(({ five, one }) => five.milliseconds / one.milliseconds),
      2,
      times,
    ),
    { name: '  peak memory', figure: mebibytes(middle(({ five }) => five.peak)) },
  ];
}
