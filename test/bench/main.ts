import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  benchBundles,
  exportBundle,
  exportCabinet,
  gzipDocuments,
  importAgain,
  importBundle,
  reviseDocuments,
  writeDocuments,
} from './bundles.ts';
import { benchCabinet } from './cabinet.ts';
import { benchDelta } from './delta.ts';
import { benchDocuments } from './documents.ts';
import { type Figure, tableOf } from './figure.ts';
import { benchFirstSynchronization } from './firstSynchronization.ts';
import { doTask, type Task } from './measuredProcess.ts';
import { benchLanguage } from './language.ts';
import { benchPackages } from './packages.ts';
import { plainFetch } from './plainFetch.ts';
import { benchScripts } from './scripts.ts';
import { benchStore } from './store.ts';
import { againSynchronized, firstSynchronization } from './synchronization.ts';
import { benchUpdatesView, serveFolder, showUpdates } from './updatesView.ts';
import { serveUpstream } from './upstreamProcess.ts';

const usage = `npm run bench -- [options]
  --updates N   updates of the first synchronization (20,000)
  --stored N    updates stored when nothing changes (100,000)
  --rounds N    how often each pair is measured (3)
  --only WORDS  parts, by comma: sync, delta, cabinet, packages, bundles, documents, store, view, language,
                scripts
  --quick       2,000 updates, 5,000 stored, one round`;

const tasks: Readonly<Record<string, Task>> = {
  serveUpstream,
  plainFetch,
  firstSynchronization,
  againSynchronized,
  serveFolder,
  showUpdates,
  writeDocuments,
  gzipDocuments,
  exportBundle,
  exportCabinet,
  importBundle,
  importAgain,
  reviseDocuments,
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      updates: { type: 'string' },
      stored: { type: 'string' },
      rounds: { type: 'string' },
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const updates = Number(values.updates ?? (values.quick ? 2_000 : 20_000));
  const stored = Number(values.stored ?? (values.quick ? 5_000 : 100_000));
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
  const parts: Readonly<Record<string, (folder: string) => Promise<readonly Figure[]>>> = {
    sync: (folder) => benchFirstSynchronization(folder, updates, rounds),
    delta: (folder) => benchDelta(folder, stored),
    cabinet: benchCabinet,
    packages: (folder) => benchPackages(folder, (values.quick ? 0.1 : 2.5) * 1024 ** 3),
    bundles: (folder) => benchBundles(folder, stored),
    documents: benchDocuments,
    store: () => benchStore(stored),
    view: (folder) => benchUpdatesView(folder, stored),
    language: benchLanguage,
    scripts: (folder) => benchScripts(folder, rounds),
  };
  const wanted = values.only?.split(',') ?? Object.keys(parts);
  const figures: Figure[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!wanted.includes(name)) continue;
    process.stderr.write(`Measuring: ${name}\n`);
    const folder = await mkdtemp(path.join(os.tmpdir(), 'susync-bench-'));
    try {
      figures.push(...(await part(folder)));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  const [processor] = os.cpus();
  const machine = `${os.availableParallelism()} cores (${processor?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, ${process.platform}`;
  process.stdout.write(`${tableOf(figures)}\n\n${machine}\n`);
}

async function start(): Promise<void> {
  const [, , first, name = '', parameters = '{}'] = process.argv;
  const task = tasks[name];
  if (first !== '--task') await main();
  else if (task !== undefined) await doTask(task, parameters);
}

// The bundle is CommonJS, which cannot wait at its top level.
void start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
