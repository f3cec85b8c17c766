import type { Clock } from '../../src/base/clock.ts';
import type { RecordDecoder } from '../../src/domain/updateRecord.ts';
import type { RetryNotice, UpstreamEndpoint, UpstreamSession } from '../../src/domain/upstream.ts';
import { type ClientSettings, defaultClientSettings } from '../../src/protocol/client/clientSettings.ts';
import { createUpstream } from '../../src/protocol/client/wsusUpstream.ts';
import { inlineRecordDecoder } from '../../src/protocol/update/recordDecoder.ts';
import { FakeClock } from './fakeClock.ts';

/** A clock on which sleeping takes no time: retries follow at once, each noted. */
export class ImpatientClock extends FakeClock implements Clock {
  readonly slept: number[] = [];

  override sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    const slept = super.sleep(milliseconds);
    void this.advance(milliseconds);
    return slept;
  }
}

/** What a test can change about a session. */
export interface SessionOptions {
  readonly settings?: Partial<ClientSettings>;
  readonly endpoint?: Partial<UpstreamEndpoint>;
  readonly clock?: Clock;
  readonly decoder?: RecordDecoder;
  readonly signal?: AbortSignal;
  readonly notices?: RetryNotice[];
}

/** Short time limits, so that a bad server is seen through at once. */
export const impatientSettings: ClientSettings = {
  ...defaultClientSettings,
  timeouts: { connect: 300, firstByte: 300, stall: 200 },
};

/** Long ones, for servers that answer: a busy machine is no bad server. */
export const patientTimeouts = { connect: 20_000, firstByte: 20_000, stall: 20_000 } as const;

const sessions: UpstreamSession[] = [];

afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
});

/** A signed-in session with a server; closed after the test. */
export async function clientSession(url: string, options: SessionOptions = {}): Promise<UpstreamSession> {
  const upstream = createUpstream({
    clock: options.clock ?? new ImpatientClock(),
    ids: { guid: () => '00000000-0000-4000-8000-000000000000', random: () => 0.5 },
    decoder: options.decoder ?? inlineRecordDecoder,
    settings: () => ({ ...impatientSettings, ...options.settings }),
  });
  const endpoint: UpstreamEndpoint = {
    url,
    profile: 'windows-wsus',
    accountName: 'probe.lab.invalid',
    accountId: '6f1c2f6e-3f0b-4d3a-9b1e-0d2f6a1c5e12',
    ...options.endpoint,
  };
  const session = await upstream.connect(endpoint, options.signal ?? never, (notice) =>
    options.notices?.push(notice),
  );
  sessions.push(session);
  return session;
}

/** A signal that is never aborted. */
export const never = new AbortController().signal;

/** Everything a listing yields, and how it ended. */
export async function listed(listing: ReturnType<UpstreamSession['revisions']>): Promise<{
  readonly ids: readonly string[];
  readonly pages: number;
  readonly end: { readonly anchor?: string; readonly restarted?: boolean };
}> {
  const ids: string[] = [];
  for (let pages = 0; ; pages++) {
    const next = await listing.next();
    if (next.done === true) return { ids, pages, end: next.value };
    ids.push(...next.value.map(({ updateId, revision }) => `${updateId}.${revision}`));
  }
}
