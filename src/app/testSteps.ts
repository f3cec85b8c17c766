import type { Store } from '../domain/store.ts';
import type { UpstreamEndpoint } from '../domain/upstream.ts';
import { serverUrl } from '../domain/serverUrl.ts';
import { allSites } from '../engine/administration/siteAdministration.ts';
import { siteSups } from '../engine/run/siteSups.ts';
import { microsoftUpdateUrl } from '../engine/run/upstreamEndpoint.ts';
import { testSource } from '../protocol/client/testSource.ts';
import type { UpstreamDependencies } from '../protocol/client/wsusUpstream.ts';
import type { SourceStep } from './application.ts';

/** What a test of a source works with. */
export interface SourceTestOptions extends UpstreamDependencies {
  readonly store: Store;
}

/** Tests a source as a synchronization would use it; the steps up to the first that fails. Rejects with `invalidRequest` what is no URL. */
export async function testSteps(
  url: string,
  { store, ...dependencies }: SourceTestOptions,
  signal: AbortSignal,
): Promise<readonly SourceStep[]> {
  const endpoint: UpstreamEndpoint = {
    ...(url === 'microsoft-update'
      ? { url: microsoftUpdateUrl, profile: 'microsoft-update' }
      : { url: serverUrl(url), profile: 'windows-wsus' }),
    ...((await account(store)) ?? {
      accountName: 'test-source.local',
      accountId: dependencies.ids.guid(),
    }),
  };
  const steps: SourceStep[] = [];
  for await (const { step, ok, detail, error } of testSource(endpoint, dependencies, signal)) {
    steps.push({ step, ok, detail, remedy: error?.entry.remedy ?? null });
  }
  return steps;
}

/** Sources that admit by name know the software update point that synchronizes; undefined where there is none yet. */
async function account(
  store: Store,
): Promise<Pick<UpstreamEndpoint, 'accountName' | 'accountId'> | undefined> {
  const top = (await allSites(store)).find(({ parent }) => parent === undefined);
  const [sup] = top === undefined ? [] : await siteSups(store, top._id);
  return sup === undefined ? undefined : { accountName: sup.serverName, accountId: sup.serverId };
}
