import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { below, type Figure, mebibytes, seconds } from './figure.ts';
import { measuredProcess } from './measuredProcess.ts';
import { UpstreamProcess } from './upstreamProcess.ts';

/** Synchronizing a filled data folder when nothing changed upstream: in a process that just opened it, and again. */
export async function benchDelta(folder: string, stored: number): Promise<readonly Figure[]> {
  const upstream = await UpstreamProcess.start(folder, stored, { prebuild: false });
  try {
    const data = path.join(folder, 'data');
    await mkdir(data);
    const told = { url: upstream.url, folder: data };
    const first = await measuredProcess('firstSynchronization', { ...told, hierarchy: 'one' });
    const again = await measuredProcess('againSynchronized', told);
    const number = (name: string, of = again): number => of[name] ?? Number.NaN;
    const state = `${number('stored')} updates stored`;
    return [
      {
        name: `First synchronization of ${stored} updates`,
        figure: `${seconds(number('milliseconds', first))}, peak memory ${mebibytes(number('peak', first))}`,
      },
      below(`${state}: open the data folder cold`, number('open'), 3000, seconds),
      { name: '  first synchronization after it, nothing changed', figure: seconds(number('first')) },
      below('  warm, nothing changed', number('warm'), 1000, seconds),
      { name: '  peak memory', figure: mebibytes(number('peak')) },
    ];
  } finally {
    await upstream.stop();
  }
}
