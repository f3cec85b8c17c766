import type { ServedUpdate } from '../../domain/servedCatalog.ts';
import type { FileLocation } from '../../domain/fileLocation.ts';
import { textElement } from '../soap/xmlText.ts';
import { base64OfHex } from './answerText.ts';
import { contentUrlPath } from './requestTarget.ts';

/** Members of `fileUrls`: each digest once in the whole answer (upsync stops at a second one). */
export function fileUrls(updates: readonly ServedUpdate[]): string {
  const locations = new Map<string, FileLocation>();
  for (const { files } of updates) for (const file of files) locations.set(file.sha1, file);
  return Array.from(locations.values(), urlData).join('');
}

function urlData({ sha1, microsoftUpdateUrl, upstreamUrl }: FileLocation): string {
  const extension = extensionOf(microsoftUpdateUrl) ?? extensionOf(upstreamUrl) ?? '';
  const microsoft = microsoftUpdateUrl === undefined ? '' : textElement('MUUrl', microsoftUpdateUrl);
  return (
    `<ServerSyncUrlData><FileDigest>${base64OfHex(sha1)}</FileDigest>${microsoft}` +
    `<UssUrl>${contentUrlPath(sha1, extension)}</UssUrl></ServerSyncUrlData>`
  );
}

function extensionOf(url: string | undefined): string | undefined {
  return /\.[A-Za-z0-9]{1,16}(?=$|[?#])/.exec(url ?? '')?.[0];
}
