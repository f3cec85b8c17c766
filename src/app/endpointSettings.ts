import { readFile } from 'node:fs/promises';
import { SyncError } from '../domain/errors/syncError.ts';
import type { SecretStore } from '../domain/secretStore.ts';
import type { SourceAccess, UpstreamEndpoint } from '../domain/upstream.ts';
import type { ClientSettings } from '../protocol/client/clientSettings.ts';

/** What the access to a source is made of. */
export interface EndpointSettingsOptions {
  readonly secrets: Pick<SecretStore, 'get'>;
  /** The access that a source was given, for those who ask with its URL alone. */
  readonly accessOf: (url: string) => Promise<SourceAccess | undefined>;
  /** The secret for a SUP of the same data folder; undefined for any other address. */
  readonly localSecret: (url: string) => string | undefined;
}

/** The client's settings for one upstream server: with its pin, certificate and secret. Rejects with `invalidRequest`. */
export async function endpointSettings(
  { url, access: given }: UpstreamEndpoint,
  settings: ClientSettings,
  { secrets, accessOf, localSecret }: EndpointSettingsOptions,
): Promise<ClientSettings> {
  const access = given ?? (await accessOf(url)) ?? {};
  const { pin, clientCertificate, secretName } = access;
  const kept = secretName === undefined ? undefined : secrets.get(secretName);
  if (secretName !== undefined && kept === undefined) {
    throw new SyncError(
      'invalidRequest',
      `The secret for ${url} is not kept here any more: give it again with susync source set`,
    );
  }
  const secret = localSecret(url) ?? kept;
  return {
    ...settings,
    tls: {
      ...settings.tls,
      ...(pin === undefined ? {} : { pin }),
      ...(clientCertificate === undefined
        ? {}
        : { clientCertificate: await clientCertificateOf(clientCertificate) }),
    },
    ...(secret === undefined ? {} : { secret }),
  };
}

async function clientCertificateOf({
  certificateFile,
  keyFile,
}: NonNullable<SourceAccess['clientCertificate']>): Promise<{
  readonly certificate: string;
  readonly key: string;
}> {
  return { certificate: await pemText(certificateFile), key: await pemText(keyFile) };
}

async function pemText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new SyncError('invalidRequest', `The client certificate or key ${file} cannot be read`, { cause });
  }
}
