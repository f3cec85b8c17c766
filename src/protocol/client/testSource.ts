import { lookup } from 'node:dns/promises';
import { TLSSocket } from 'node:tls';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamConfig, UpstreamEndpoint, UpstreamSession } from '../../domain/upstream.ts';
import { cancellation, unlessAborted } from './cancellation.ts';
import { certificateText } from './certificateText.ts';
import { HttpTransport } from './httpTransport.ts';
import { bareHost } from '../../base/urlAddress.ts';
import { transportError } from './transportError.ts';
import { normalizedRoot } from './upstreamIdentity.ts';
import { createUpstream, type UpstreamDependencies } from './wsusUpstream.ts';

/** A step of testing a synchronization source. */
export type SourceStepName = 'name' | 'tcp' | 'tls' | 'cookie' | 'config' | 'categories' | 'languages';

/** How a step went; `detail` says what was found, `error` why it failed (with cause and remedy in its entry). */
export interface SourceStep {
  readonly step: SourceStepName;
  readonly ok: boolean;
  readonly detail: string;
  readonly error?: SyncError;
}

type Step = readonly [SourceStepName, () => Promise<string>];

/** Tests a source the way a synchronization would use it, a step at a time, once each; ends with the first that fails. */
export async function* testSource(
  endpoint: UpstreamEndpoint,
  dependencies: UpstreamDependencies,
  signal: AbortSignal,
): AsyncGenerator<SourceStep, void, void> {
  const ends: (() => unknown)[] = [];
  try {
    for (const [step, run] of await stepsOf(endpoint, dependencies, signal, ends)) {
      const outcome = await outcomeOf(step, run, signal);
      yield outcome;
      if (!outcome.ok) return;
    }
  } finally {
    for (const end of ends) await end();
  }
}

async function outcomeOf(
  step: SourceStepName,
  run: () => Promise<string>,
  signal: AbortSignal,
): Promise<SourceStep> {
  try {
    return { step, ok: true, detail: await unlessAborted(run(), signal) };
  } catch (caught) {
    if (signal.aborted) throw cancellation(signal);
    const error = asSyncError(caught, 'TestSource');
    return { step, ok: false, detail: error.message, error };
  }
}

async function stepsOf(
  endpoint: UpstreamEndpoint,
  dependencies: UpstreamDependencies,
  signal: AbortSignal,
  ends: (() => unknown)[],
): Promise<readonly Step[]> {
  const settings = await dependencies.settings(endpoint);
  const once = { ...settings, retry: { ...settings.retry, attempts: 1 } };
  const url = new URL(normalizedRoot(endpoint.url));
  const transport = new HttpTransport(once, dependencies.clock, url);
  ends.push(() => {
    transport.close();
  });
  const session = lazily<UpstreamSession>(async () => {
    const upstream = createUpstream({ ...dependencies, settings: () => once });
    const opened = await upstream.connect(endpoint, signal, () => undefined);
    ends.push(() => opened.close());
    return opened;
  });
  const config = lazily<UpstreamConfig>(async () => (await session()).config(undefined, signal));
  const steps: Step[] = [
    ['name', () => resolvedName(url, transport)],
    ['tcp', () => reached(url, transport)],
    ['tls', () => secured(url, transport)],
    ['cookie', async () => `signed in, server ${(await session()).identity}`],
    ['config', async () => configText(await config())],
    ['categories', async () => `${await countOf(await session(), signal)} categories and detection rules`],
    ['languages', async () => languagesText(await config())],
  ];
  return url.protocol === 'https:' ? steps : steps.filter(([step]) => step !== 'tls');
}

async function resolvedName(url: URL, transport: HttpTransport): Promise<string> {
  if (transport.usesProxy(url)) return `${url.hostname} is left to the proxy`;
  const host = bareHost(url.hostname);
  try {
    const addresses = await lookup(host, { all: true });
    return `${host} is ${addresses.map(({ address }) => address).join(', ')}`;
  } catch (error) {
    throw transportError(error, host);
  }
}

async function reached(url: URL, transport: HttpTransport): Promise<string> {
  const socket = await transport.probe(url, 'tcp');
  const text = `connected to ${socket.remoteAddress ?? url.hostname}:${socket.remotePort ?? ''}`;
  socket.destroy();
  return transport.usesProxy(url) ? `${text} (proxy)` : text;
}

async function secured(url: URL, transport: HttpTransport): Promise<string> {
  const socket = await transport.probe(url, 'tls');
  try {
    if (!(socket instanceof TLSSocket)) return 'secured';
    const certificate = socket.getPeerCertificate(true);
    return `${socket.getProtocol() ?? 'TLS'}, ${certificateText(certificate)}, valid to ${certificate.valid_to}`;
  } finally {
    socket.destroy();
  }
}

async function countOf(session: UpstreamSession, signal: AbortSignal): Promise<number> {
  let count = 0;
  for await (const page of session.revisions({ kind: 'config' }, signal)) count += page.length;
  return count;
}

function configText({ protocolVersion, maxUpdatesPerRequest, catalogOnlySync }: UpstreamConfig): string {
  const files = catalogOnlySync ? 'files from Microsoft' : 'files from the server';
  return `protocol ${protocolVersion ?? 'unknown'}, ${maxUpdatesPerRequest} updates a request, ${files}`;
}

function languagesText({ languages }: UpstreamConfig): string {
  const enabled = languages.filter((language) => language.enabled).map(({ shortName }) => shortName);
  if (enabled.includes('all')) return `all of ${languages.length - 1} enabled`;
  return `${enabled.length} of ${languages.length} enabled${enabled.length === 0 ? '' : `: ${enabled.join(', ')}`}`;
}

function lazily<T>(create: () => Promise<T>): () => Promise<T> {
  let created: Promise<T> | undefined;
  return () => (created ??= create());
}
