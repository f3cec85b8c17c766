import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemIds } from '../../../src/base/ids.ts';
import { PackageCatalog } from '../../../src/protocol/package/packageCatalog.ts';
import { readServiceFile, serviceFilePath } from '../../../src/service/serviceFile.ts';
import { openStore } from '../../../src/store/openStore.ts';
import { type PackagedDocument, packageCabinet } from '../../support/exportPackage.ts';
import { FakeClock } from '../../support/fakeClock.ts';
import { unitNumber } from '../../support/storeUnits.ts';
import { unsyncedFiles } from '../../support/unsyncedFiles.ts';
import type { SoakTarget, Verdict } from '../soakTarget.ts';

/** Files on the disk: export packages, what lies in a data folder, service.json. */
export async function folderTargets(documents: readonly PackagedDocument[]): Promise<readonly SoakTarget[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'susync-soak-'));
  const data = path.join(folder, 'data');
  await buildStore(data);
  const files = (await readdir(data, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== 'lock')
    .map((entry) => path.relative(data, path.join(entry.parentPath, entry.name)))
    .sort();
  const targets: SoakTarget[] = [];
  for (const name of files) {
    const good = await readFile(path.join(data, name));
    if (good.length === 0) continue;
    const kind = path.dirname(name) === 'db' ? 'NeDB' : name.replace(/\/.*/, '');
    const feed = (input: Buffer): Promise<Verdict> =>
      openDamaged(data, path.join(folder, 'copy'), name, input);
    targets.push({ name: `store: ${kind} (${path.basename(name)})`, seeds: [good], feed, weight: 0.2 });
  }
  const cabinet = Buffer.from(packageCabinet({ documents }));
  return [
    ...targets,
    {
      name: 'export package',
      seeds: [cabinet],
      feed: (input) => servePackage(path.join(folder, 'package'), input),
      weight: 0.5,
    },
    {
      name: 'service.json',
      seeds: [Buffer.from(serviceFile)],
      feed: (input) => serviceOf(path.join(folder, 'service'), input),
      close: () => rm(folder, { recursive: true, force: true }),
    },
  ];
}

const serviceFile = JSON.stringify({
  ...{ pid: 4711, address: '/run/user/1000/susync/abc.sock', secret: 'c2VjcmV0', version: '0.1.0' },
  ...{ started: '2026-11-24T08:00:00.000Z', unexpectedEnds: 0 },
});

async function buildStore(folder: string): Promise<void> {
  for (let part = 0; part < 3; part++) {
    const store = await open(folder);
    for (let number = 1; number <= 4; number++)
      await store.commit(unitNumber(4 * part + number), store.fence);
    // The last part stays in the journal.
    if (part < 2) await store.close();
    else await cp(folder, `${folder}-open`, { recursive: true }).then(() => store.close());
  }
  await rm(folder, { recursive: true });
  await cp(`${folder}-open`, folder, { recursive: true });
  await rm(path.join(folder, 'lock'), { force: true });
}

function open(folder: string): ReturnType<typeof openStore> {
  return openStore({ folder, clock: new FakeClock(), ids: systemIds, files: unsyncedFiles });
}

async function openDamaged(data: string, copy: string, name: string, input: Buffer): Promise<Verdict> {
  await rm(copy, { recursive: true, force: true });
  await cp(data, copy, { recursive: true });
  await writeFile(path.join(copy, name), input);
  const store = await open(copy);
  try {
    const { items } = await store.rows('sup/PS1/server', 'open', { limit: 100 });
    await store.records(items.map(({ record }) => record));
    await store.headers(items.map(({ record }) => record));
    await store.documents('settings', { limit: 10 });
    await store.events(0, 100);
    const faults = await store.verify();
    await store.commit(unitNumber(99), store.fence);
    return faults.length > 0 ? 'refused' : 'accepted';
  } finally {
    await store.close();
  }
}

async function servePackage(folder: string, input: Buffer): Promise<Verdict> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, 'x.cab');
  await writeFile(file, input);
  const options = { file, stateFolder: path.join(folder, 'state'), clock: new FakeClock(), ids: systemIds };
  const catalog = await PackageCatalog.open(options);
  const snapshot = await catalog.snapshot();
  for await (const ids of snapshot.configRevisions(undefined)) await snapshot.updates(ids);
  await catalog.close();
  return 'accepted';
}

async function serviceOf(folder: string, input: Buffer): Promise<Verdict> {
  await mkdir(folder, { recursive: true });
  await writeFile(serviceFilePath(folder), input);
  return (await readServiceFile(folder)) === undefined ? 'refused' : 'accepted';
}
