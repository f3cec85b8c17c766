import { SaxesParser } from 'saxes';
import type { UpdateHeader } from '../../src/domain/updateHeader.ts';
import type { RecordEncoding } from '../../src/domain/updateRecord.ts';
import { cabinetOf } from '../../src/protocol/cabinet/cabinetOf.ts';
import { parseUpdateDocument } from '../../src/protocol/update/parseUpdateDocument.ts';
import { decodeRecord, updateRecord } from '../../src/protocol/update/recordDecoder.ts';
import { printUpdateDocument } from '../support/printUpdateDocument.ts';
import { sampleHeader } from '../support/sampleHeader.ts';

/** How fast documents of 14 KB, most of them rules, are read: beside a parser that only looks at the form. */
export function benchDocuments(): Promise<{ name: string; figure: string }[]> {
  const text = printUpdateDocument(header, { rules: rules(24) });
  const bytes = Buffer.from(text);
  const packed = cabinetOf([{ name: 'blob', bytes: Buffer.from(text, 'utf16le') }]);
  const decode = (encoding: RecordEncoding, stored: Uint8Array) => (): unknown =>
    decodeRecord(header, updateRecord(encoding, stored), ['en']);
  const bare = rate(bytes.length, () => {
    let tags = 0;
    const parser = new SaxesParser();
    parser.on('opentag', () => (tags += 1));
    parser.on('closetag', () => (tags += 1));
    parser.write(text).close();
    return tags;
  });
  const form = `${(bytes.length / 1000).toFixed(1)} KB document`;
  const lines = [
    { name: `${form}: saxes alone`, figure: bare },
    { name: `${form}: header`, figure: rate(bytes.length, () => parseUpdateDocument(text, ['en'])) },
    { name: `${form}: header and digest, stored as text`, figure: rate(bytes.length, decode('text', bytes)) },
    {
      name: `${form}: header and digest, stored as cabinet`,
      figure: rate(bytes.length, decode('cabinet', packed)),
    },
  ];
  return Promise.resolve(lines.map(({ name, figure }) => ({ name, figure: `${figure.toFixed(0)} MB/s` })));
}

const ids = (count: number, start: number): string[] =>
  Array.from(
    { length: count },
    (_, index) => `7b6d13c6-6401-4a10-a61f-${(start + index).toString(16).padStart(12, '0')}`,
  );

const header: UpdateHeader = {
  ...sampleHeader,
  texts: [
    {
      language: 'en',
      title: 'Cumulative Update for x64-based Systems',
      description: 'Install it. '.repeat(20),
    },
  ],
  prerequisites: ids(4, 0).map((id) => ({ anyOf: [id], isCategory: false })),
  supersedes: ids(10, 100),
  files: [{ name: 'update.cab', size: 1_000_000, sha1: 'ab'.repeat(20), sha256: 'cd'.repeat(32) }],
};

function rules(count: number): string {
  const namespace = 'xmlns:bar="http://schemas.microsoft.com/msus/2002/12/BaseApplicabilityRules"';
  const rule = `<lar:Not><bar:RegDword Key="HKEY_LOCAL_MACHINE" Subkey="SOFTWARE\\Microsoft\\Windows Defender\\Signature Updates" Value="SignatureType" Comparison="EqualTo" Data="1" ${namespace} /></lar:Not><bar:FileVersionPrependRegSz Path="mpasdlta.vdm" Comparison="GreaterThanOrEqualTo" Version="1.459.547.0" Key="HKEY_LOCAL_MACHINE" Value="SignatureLocation" ${namespace} />`;
  return `<lar:And xmlns:lar="http://schemas.microsoft.com/msus/2002/12/LogicalApplicabilityRules">${rule.repeat(count)}</lar:And>`;
}

/** MB/s of the best of five rounds of a tenth of a second, after one to warm up. */
function rate(bytes: number, work: () => unknown): number {
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const start = performance.now();
    let done = 0;
    while (performance.now() - start < 100) {
      work();
      done += bytes;
    }
    if (round > 0) best = Math.max(best, done / (performance.now() - start) / 1000);
  }
  return best;
}
