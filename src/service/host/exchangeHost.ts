import path from 'node:path';
import type { Application } from '../../app/application.ts';
import type { OpenBundle } from '../../domain/catalogBundle.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { KnownSigner, Signature } from '../../domain/signature.ts';
import type { ReceivedWantedList } from '../../domain/wantedList.ts';
import { exportCatalog } from '../../engine/exchange/exportCatalog.ts';
import { importBundles } from '../../engine/exchange/importBundles.ts';
import type { ImportFinding } from '../../engine/exchange/importFinding.ts';
import { wantedList } from '../../engine/exchange/wantedList.ts';
import { disconnectedSite } from '../../engine/exchange/disconnectedSite.ts';
import type { ExchangeOperations, ImportFindingView, PackageView } from '../api/exchange.ts';
import type { ImportGuard } from './importGuard.ts';
import { requireAbsolutePath } from './requireAbsolutePath.ts';
import { synchronizeAfterImport } from './synchronizeAfterImport.ts';

/** The least that a file of a package may be limited to. */
const leastChunk = 64 * 1024;

/** Export and import of catalogs, on an open data folder. */
export function exchangeHost(app: Application, imports: ImportGuard): ExchangeOperations {
  const { ports, coordinator, decoder, exchange, keys } = app;
  const packageView = ({ name, manifest, signature }: Described): PackageView => {
    const { schema, source, from, to, filter, languages, counts, content, parts } = manifest;
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const signer = signature === null ? null : keys.signerOf(signature);
    const said = { schema, source, from, to, filter, languages, counts, content };
    const chunkFiles = [...new Set(parts.flatMap(({ file }) => (file === null ? [] : [file])))];
    return { name, ...said, parts: parts.length, chunkFiles, bytes, signer };
  };
  return {
    exportCatalog: async (request, call) => {
      requireAbsolutePath(request.file);
      if (path.extname(request.file).toLowerCase() !== '.susync')
        throw new SyncError('invalidRequest', `${request.file} does not end in .susync`);
      if (request.chunkSize !== undefined && request.chunkSize < leastChunk)
        throw new SyncError('invalidRequest', `A file of a package has at least ${leastChunk} bytes`);
      const { since, wanted: list, ...rest } = request;
      const received = list === undefined ? undefined : await receivedList(app, request, list);
      const wanted = {
        ...rest,
        signer: () => keys.ensureOwn(),
        ...(received === undefined ? {} : { wanted: received }),
        ...(since === undefined ? {} : { since: versionOf(since) }),
      };
      const { head, signer, findings, ...written } = await exportCatalog(
        ports,
        exchange.bundles,
        wanted,
        call,
      );
      const { name, fingerprint, isNew } = signer;
      return {
        package: head,
        findings: findings.map(findingView),
        signer: { name, fingerprint, isNew },
        ...written,
      };
    },
    importCatalog: ({ files, ...request }, call) => {
      const { dryRun = false, takeSubscription = false, force = false, user = 'the caller' } = request;
      return imports.alone({ dryRun }, async () => {
        files.forEach(requireAbsolutePath);
        const tools = {
          ...{ ...exchange, decoder },
          isBusy: (siteCode: string) => coordinator.running.includes(siteCode),
          signerOf: (key: Signature) => keys.signerOf(key),
        };
        const wanted = { files, dryRun, takeSubscription, force, user };
        const { sup, bundles, findings } = await importBundles(ports, tools, wanted, call);
        const hasImported = bundles.some(({ verdict }) => verdict === 'applied');
        const after = { hasImported, user, signal: call?.signal };
        const runs = dryRun ? [] : await synchronizeAfterImport(app, sup, after);
        return {
          packages: bundles.map(({ verdict, counts, copied, ...described }) => ({
            ...{ package: packageView(described), verdict, counts, copied },
          })),
          findings: findings.map(findingView),
          runs,
        };
      });
    },
    writeWantedList: async ({ file }) => {
      requireAbsolutePath(file);
      const { site, sup } = await disconnectedSite(ports.store);
      const list = await wantedList(ports.store, { site, sup, now: ports.clock.now() });
      const own = keys.own();
      await exchange.wanted.write(file, list, own);
      const { subscription, taken, files } = list;
      return {
        ...{ file, site: list.site, subscription, files: files.length },
        taken: taken.map(({ sourceId, version, published }) => ({ sourceId, version, published })),
        signer: own === undefined ? null : { name: own.name, fingerprint: own.fingerprint },
      };
    },
    inspectPackages: async ({ files, manifestOnly = false }, call = {}) => {
      files.forEach(requireAbsolutePath);
      const opened = await exchange.bundles.open(files);
      try {
        if (!manifestOnly) for (const bundle of opened) await bundle.verify(call);
        return opened.map(packageView);
      } finally {
        for (const bundle of opened) await bundle.close();
      }
    },
  };
}

/** The wanted list of a file, in place of all other choices. */
async function receivedList(
  { exchange, keys }: Application,
  { products, classifications, since, languages }: Parameters<ExchangeOperations['exportCatalog']>[0],
  file: string,
): Promise<ReceivedWantedList & { readonly signer: KnownSigner | null }> {
  requireAbsolutePath(file);
  if ([products, classifications, since, languages].some((choice) => choice !== undefined))
    throw new SyncError(
      'invalidRequest',
      'A wanted list says itself which updates, of which languages, and since when',
    );
  const received = await exchange.wanted.read(file);
  return { ...received, signer: received.signature === null ? null : keys.signerOf(received.signature) };
}

type Described = Pick<OpenBundle, 'name' | 'manifest' | 'signature'>;

function findingView({ severity, text, error }: ImportFinding): ImportFindingView {
  return { severity, text, code: error?.code ?? null, remedy: error?.entry.remedy ?? null };
}

function versionOf(since: string): number | 'last' {
  if (since === 'last') return since;
  if (/^[1-9]\d{0,14}$/.test(since)) return Number(since);
  throw new SyncError('invalidRequest', `${since} is no version: a whole number from 1 on, or last`);
}
