import { microsoftUpdateUrl } from '../engine/run/upstreamEndpoint.ts';
import { testSource } from '../protocol/client/testSource.ts';
import type { UpstreamDependencies } from '../protocol/client/wsusUpstream.ts';
import type { SourceStep } from './application.ts';

/** Tests a source as a synchronization would use it; the steps up to the first that fails. */
export async function testSteps(
  url: string,
  dependencies: UpstreamDependencies,
  signal: AbortSignal,
): Promise<readonly SourceStep[]> {
  const isMicrosoft = url === 'microsoft-update';
  const endpoint = {
    url: isMicrosoft ? microsoftUpdateUrl : url,
    profile: isMicrosoft ? ('microsoft-update' as const) : ('windows-wsus' as const),
    accountName: 'test-source.local',
    accountId: dependencies.ids.guid(),
  };
  const steps: SourceStep[] = [];
  for await (const { step, ok, detail, error } of testSource(endpoint, dependencies, signal)) {
    steps.push({ step, ok, detail, remedy: error?.entry.remedy ?? null });
  }
  return steps;
}
