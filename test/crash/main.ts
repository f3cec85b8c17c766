import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { crashTest } from './crashTest.ts';

const usage = `npm run crashtest -- [options]
  --kills N     how many services are killed (300)
  --seed S      where and when (1)
  --only TEXT   only stages with this in their name are disturbed
  --updates N   updates of the sample upstream server (300)`;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    updates: { type: 'string', default: '300' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(`${usage}\n`);
else {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'susync-crash-'));
  try {
    const { kills, ended, resumed, differing, lostOrDuplicated, complaints } = await crashTest({
      folder,
      kills: Number(values.kills),
      seed: Number(values.seed),
      updates: Number(values.updates),
      chains: true,
      ...(values.only === undefined ? {} : { only: values.only }),
      onProgress: (text) => process.stderr.write(`${text}\n`),
    });
    for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
    process.stdout.write(
      `${kills} kills, ${ended} ended all the same (${resumed} resumed before anybody asked again), ${differing} differing, ${lostOrDuplicated} lost or duplicated updates\n`,
    );
    if (differing + lostOrDuplicated > 0) process.exitCode = 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
