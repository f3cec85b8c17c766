import type { Signer } from '../../src/domain/signature.ts';
import type { WantedList } from '../../src/domain/wantedList.ts';
import { signatureText } from '../../src/protocol/bundle/manifestSignature.ts';
import { guid } from './records.ts';

/** What a disconnected site of the tests has and wants. */
export const testWantedList: WantedList = {
  ...{ format: 'susync-wanted', schema: 1 },
  site: { siteCode: 'DS1', serverName: 'ds1sup', serverId: guid(9) },
  written: '2026-11-24T08:00:00.000Z',
  subscription: { products: [guid(1)], classifications: [guid(2)], languages: ['en'] },
  taken: [
    {
      ...{ sourceId: guid(4), version: 12, published: '2026-11-24T08:00:00.000Z' },
      filter: { products: [guid(1)], classifications: [guid(2)] },
    },
    { sourceId: guid(5), version: 3, published: '2026-10-24T08:00:00.000Z', filter: null },
  ],
  files: [{ sha1: 'a'.repeat(40), size: 1234, kind: 'license' }],
};

/** The text of a wanted list's file, signed or not. */
export function wantedListText(list: object, signer?: Signer): string {
  const line = JSON.stringify(list);
  return `${line}\n${signer === undefined ? '' : signatureText(Buffer.from(line), signer)}`;
}
