import type { ServedUpdate } from '../../domain/servedCatalog.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import { textElement } from '../soap/xmlText.ts';
import { base64OfHex } from './answerText.ts';
import { contentUrlPath } from './requestTarget.ts';

/**
 * Members of `fileUrls`: each digest once in the whole answer (upsync stops at a second one). Files of this server are named
 * below its public URL where it has one, else by path: the downstream server knows how it reached us.
 */
export function fileUrls(updates: readonly ServedUpdate[], publicUrl = ''): string {
  const locations = new Map<string, FileLocation>();
  for (const { files } of updates) for (const file of files) locations.set(file.sha1, file);
  return Array.from(locations.values(), (location) => urlData(location, publicUrl)).join('');
}

function urlData({ sha1, microsoftUpdateUrl, upstreamUrl }: FileLocation, publicUrl: string): string {
  const extension = extensionOf(microsoftUpdateUrl) ?? extensionOf(upstreamUrl) ?? '';
  const microsoft = microsoftUpdateUrl === undefined ? '' : textElement('MUUrl', microsoftUpdateUrl);
  return (
    `<ServerSyncUrlData><FileDigest>${base64OfHex(sha1)}</FileDigest>${microsoft}` +
    `${textElement('UssUrl', publicUrl + contentUrlPath(sha1, extension))}</ServerSyncUrlData>`
  );
}

function extensionOf(url: string | undefined): string | undefined {
  return /\.[A-Za-z0-9]{1,16}(?=$|[?#])/.exec(url ?? '')?.[0];
}
