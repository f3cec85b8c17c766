import type { CatalogKey } from '../../src/domain/catalogRow.ts';
import { systemClock } from '../../src/base/clock.ts';
import { systemIds } from '../../src/base/ids.ts';
import type { ConnectedService } from '../../src/service/connectedService.ts';
import { connectService } from '../../src/service/connectService.ts';
import { runService, type RunningService, type RunServiceOptions } from '../../src/service/runService.ts';
import { openStore } from '../../src/store/openStore.ts';

const version = '1.0.0';

/** The service of a data folder in this process, and a door that is connected to it as other processes are. */
export interface ServedFolder {
  readonly running: RunningService;
  readonly door: ConnectedService;
  /** What the door was told. */
  readonly notices: readonly string[];
  /** Defects that the service reported. */
  readonly failures: readonly unknown[];
  /** Ends both. */
  end(): Promise<void>;
}

/** Runs the service of a folder and connects a door. */
export async function serveFolder(
  options: Pick<RunServiceOptions, 'folder'> & Partial<RunServiceOptions>,
): Promise<ServedFolder> {
  const failures: unknown[] = [];
  const notices: string[] = [];
  const running = await runService({
    ...{ version, onDemand: false, onFailure: (_operation, error) => failures.push(error) },
    ...options,
  });
  const door = await connectService({
    ...{ folder: options.folder, version, start: 'never', command: [] },
    onNotice: (text) => notices.push(text),
  });
  const end = async (): Promise<void> => {
    await door.close();
    await running.end('The test is over');
  };
  return { running, door, notices, failures, end };
}

/** Content of every catalog of a folder that nobody has open, and what is wrong with the folder. */
export async function contentOf(
  folder: string,
): Promise<{ readonly content: Readonly<Record<string, string>>; readonly faults: readonly string[] }> {
  const store = await openStore({ folder, clock: systemClock, ids: systemIds });
  try {
    const content: Record<string, string> = {};
    const digest = async (key: CatalogKey): Promise<void> => {
      content[key] = await store.catalogDigest(key, 'published');
    };
    for (const { _id } of (await store.documents('sups', { limit: 100 })).items) await digest(`sup/${_id}`);
    for (const { _id } of (await store.documents('sites', { limit: 100 })).items) await digest(`site/${_id}`);
    const faults = (await store.verify()).map(({ where, what }) => `${where}: ${what}`);
    return { content, faults };
  } finally {
    await store.close();
  }
}
