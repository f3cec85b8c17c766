import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { errorCode } from '../base/errorCode.ts';
import { systemClock } from '../base/clock.ts';
import { systemIds } from '../base/ids.ts';
import type { ServedCatalog } from '../domain/servedCatalog.ts';
import { PackageCatalog } from '../protocol/package/packageCatalog.ts';
import { SampleCatalog } from '../protocol/sample/sampleCatalog.ts';
import { UpdateServiceListener } from '../protocol/server/updateServiceListener.ts';

/** What an update server of its own serves, and where. */
export interface UpstreamServerOptions {
  readonly source:
    | { readonly kind: 'package'; readonly file: string }
    | { readonly kind: 'sample'; readonly updates: number; readonly prebuild: boolean };
  /** The data folder: server id, change journal and secret lie below its `upstream`. */
  readonly folder: string;
  /** 0: any free port. */
  readonly port: number;
}

/** An update server that listens. */
export interface UpstreamServer {
  readonly url: string;
  /** What it serves, in words. */
  readonly summary: string;
  close(): Promise<void>;
}

/** Serves a package or the sample catalog over the server-to-server protocol until it is closed. */
export async function startUpstreamServer({
  source,
  folder,
  port,
}: UpstreamServerOptions): Promise<UpstreamServer> {
  const stateFolder = path.join(folder, 'upstream', source.kind);
  await mkdir(stateFolder, { recursive: true, mode: 0o700 });
  const secret = await keptSecret(path.join(stateFolder, 'secret'));
  const served = await openCatalog(source, stateFolder);
  const { catalog, summary } = served;
  const listener = new UpdateServiceListener({
    catalog,
    secret,
    clock: systemClock,
    ids: systemIds,
    serverName: 'upstream',
  });
  try {
    const { url } = await listener.listen({ port });
    return {
      url,
      summary,
      close: async () => {
        await listener.close();
        await served.close();
      },
    };
  } catch (error) {
    await served.close();
    throw error;
  }
}

async function openCatalog(
  source: UpstreamServerOptions['source'],
  stateFolder: string,
): Promise<{ readonly catalog: ServedCatalog; readonly summary: string; close(): Promise<void> }> {
  if (source.kind === 'sample') {
    const catalog = new SampleCatalog({ updates: source.updates });
    if (source.prebuild) await catalog.prebuild();
    return {
      catalog,
      summary: `sample catalog with ${source.updates} updates`,
      close: () => catalog.close(),
    };
  }
  const catalog = await PackageCatalog.open({
    file: source.file,
    stateFolder,
    clock: systemClock,
    ids: systemIds,
  });
  const skipped = catalog.skipped.map(({ identity, error }) => `${identity.updateId} (${error.message})`);
  const left = skipped.length === 0 ? '' : `; left out because they cannot be read: ${skipped.join(', ')}`;
  return { catalog, summary: `package ${path.basename(source.file)}${left}`, close: () => catalog.close() };
}

async function keptSecret(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    const secret = randomBytes(32);
    await writeFileAtomic(file, secret, { mode: 0o600 });
    return secret;
  }
}
