import { SyncError } from '../../domain/errors/syncError.ts';
import type { UpstreamEndpoint } from '../../domain/upstream.ts';
import { FaultError } from './faultError.ts';
import { guidOf } from './identityReader.ts';
import { rollupConfigurationCall } from './requests.ts';
import { type RetryContext, withRetry } from './retry.ts';
import type { SoapClient } from './soapClient.ts';

import { HttpStatusError } from './transportError.ts';

const noGuid = '00000000-0000-0000-0000-000000000000';

/** Root URL without a slash at its end, host in lower case, default port left out. Throws `invalidRequest` when it is no http(s) URL. */
export function normalizedRoot(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new SyncError(
      'invalidRequest',
      `"${text.slice(0, 200)}" is no URL of an update server such as http://server:8530`,
    );
  return url.origin + url.pathname.replace(/\/+/g, '/').replace(/\/$/, '');
}

/** How the status names the source. */
export function displayNameOf({ profile, url }: UpstreamEndpoint): string {
  return profile === 'microsoft-update' ? 'Microsoft Update' : new URL(normalizedRoot(url)).hostname;
}

/**
 * The key under which a server's anchors are kept: the ServerId of its reporting service, which survives another name
 * and port; `microsoft-update`; what the caller expects; else the URL.
 */
export async function upstreamIdentity(
  client: SoapClient,
  endpoint: UpstreamEndpoint,
  retry: RetryContext,
  signal: AbortSignal,
): Promise<string> {
  if (endpoint.profile === 'microsoft-update') return 'microsoft-update';
  const told = await toldServerId(client, retry, signal);
  return told ?? endpoint.expectedServerId?.toLowerCase() ?? `url:${normalizedRoot(endpoint.url)}`;
}

/** Undefined where the server has no such service; a network failure rejects: the identity must not depend on the weather. */
async function toldServerId(
  client: SoapClient,
  retry: RetryContext,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    // A refusal counts when it lasts: another identity would mean another server.
    const answer = await withRetry(retry, signal, () => client.ask(rollupConfigurationCall, signal));
    const id = guidOf(answer.child('GetRollupConfigurationResult')?.textOf('ServerId') ?? '');
    return id === noGuid ? undefined : id;
  } catch (error) {
    if (error instanceof SyncError && isRefusal(error)) return undefined;
    throw error;
  }
}

/** The service is not there, or answers with something else. A busy server is no refusal. */
function isRefusal(error: SyncError): boolean {
  if (error instanceof FaultError) return error.key !== 'serverBusy';
  if (error instanceof HttpStatusError) return ![408, 429, 502, 503, 504].includes(error.status);
  return error.key === 'malformedAnswer';
}
