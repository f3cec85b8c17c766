import { formatBytes } from '../../base/amounts.ts';

/** The editor shows so much of a document; longer ones would make it slow, and are shown in part. */
const mostCharacters = 4 * 1_048_576;

/** A document for the editor: as it is, or its beginning with a remark how to get it whole. */
export function boundedXml(xml: string, updateId: string, most = mostCharacters): string {
  if (xml.length <= most) return xml;
  const rest = formatBytes(xml.length - most);
  const remark = `<!-- ${rest} more: susync update show ${updateId} --xml prints the whole document -->`;
  return `${xml.slice(0, most)}\n${remark}\n`;
}
