import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bytesSource } from '../../../src/protocol/cabinet/byteSource.ts';
import { BundleOfFiles, manifestOf, openZip } from '../../../src/protocol/bundle/openBundleFile.ts';
import { readWantedList } from '../../../src/protocol/bundle/wantedFiles.ts';
import { testRow, writeBundle } from '../../support/catalogBundle.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { testSigner } from '../../support/testSigner.ts';
import { testWantedList, wantedListText } from '../../support/wantedList.ts';
import type { SoakTarget, Verdict } from '../soakTarget.ts';

/** What travels between hierarchies without a link: packages and wanted lists, signed and not. */
export async function bundleTargets(): Promise<readonly SoakTarget[]> {
  const signer = testSigner();
  const lists = [wantedListText(testWantedList), wantedListText(testWantedList, signer)];
  return [
    { name: 'catalog package', seeds: [await bundle(), await bundle({ signer })], feed: packaged },
    { name: 'wanted list', seeds: lists.map((text) => Buffer.from(text)), feed: wanted },
  ];
}

async function packaged(input: Buffer): Promise<Verdict> {
  const source = { ...bytesSource(input, 'x.susync'), close: () => Promise.resolve() };
  const zip = await openZip(source);
  const signed = await manifestOf(zip);
  if (signed === undefined) return 'refused';
  const opened = new BundleOfFiles(signed, new Map([[null, zip]]));
  await opened.verify({});
  for await (const items of opened.items(new AbortController().signal)) items.at(0);
  return 'accepted';
}

function wanted(input: Buffer): Verdict {
  readWantedList(input, 'wanted.json');
  return 'accepted';
}

async function bundle(target: Parameters<typeof writeBundle>[2] = {}): Promise<Buffer> {
  const file = path.join(await tempFolder(), 'x.susync');
  await writeBundle(file, [testRow(1), testRow(2, 2000)], target);
  return readFile(file);
}
