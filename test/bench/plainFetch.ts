import { open } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { chunksOf } from '../../src/domain/paging.ts';
import type { RevisionIdentity } from '../../src/domain/revision.ts';
import { decodeCabinetMember } from '../../src/protocol/cabinet/decodeCabinetMember.ts';
import {
  authorizationCookieCall,
  cookieCall,
  revisionListCall,
  updateDataCall,
} from '../../src/protocol/client/requests.ts';
import type { SessionCookie } from '../../src/protocol/client/sessionCookie.ts';
import type { SoapCall } from '../../src/protocol/client/soapClient.ts';
import { requestEnvelope } from '../../src/protocol/soap/envelope.ts';
import { servicePaths, soapAction } from '../../src/protocol/soap/operations.ts';
import type { Measurements, TaskParameters } from './measuredProcess.ts';

const batchSize = 100;

/**
 * What a synchronization is compared with: everything the upstream server lists is fetched in the same calls, as many at a
 * time, its documents are decompressed and the bytes as received appended to one file, synced after each batch. No XML
 * parser, no digests, no headers, no database.
 */
export async function plainFetch({
  url = '',
  folder = '',
  requests = '4',
}: TaskParameters): Promise<Measurements> {
  const agent = new http.Agent({ keepAlive: true });
  const ask = (call: SoapCall): Promise<Buffer> => post(agent, url, call);
  const start = performance.now();
  const cookie = await signIn(ask);
  const ids = [
    ...listed(await ask(revisionListCall(cookie, { kind: 'config' }, 'windows-wsus'))),
    ...listed(await ask(revisionListCall(cookie, everything, 'windows-wsus'))),
  ];
  const file = await open(path.join(folder, 'plain'), 'w');
  const batches = chunksOf(ids, batchSize);
  let documents = 0;
  let decompressed = 0;
  let bytes = 0;
  const lane = async (): Promise<void> => {
    for (const batch of batches) {
      const blobs = blobsOf(await ask(updateDataCall(cookie, batch)));
      for (const { content, packed } of blobs) {
        documents++;
        bytes += content.length;
        decompressed += packed ? decodeCabinetMember(content).length : content.length;
      }
      await file.appendFile(Buffer.concat(blobs.map(({ content }) => content)));
      await file.datasync();
    }
  };
  await Promise.all(Array.from({ length: Number(requests) }, lane));
  const milliseconds = performance.now() - start;
  await file.close();
  agent.destroy();
  return { milliseconds, documents, decompressed, bytes };
}

/** Without products and classifications a list holds everything. */
const everything = { kind: 'updates', categories: [], classifications: [], languages: [] } as const;

async function signIn(ask: (call: SoapCall) => Promise<Buffer>): Promise<SessionCookie> {
  const account = {
    url: '',
    profile: 'windows-wsus',
    accountName: 'bench.example',
    accountId: crypto.randomUUID(),
  } as const;
  const authorization = (await ask(authorizationCookieCall(account))).toString();
  const plugIn = { plugInId: 'DssTargeting', cookieData: between(authorization, 'CookieData') };
  const cookie = (await ask(cookieCall(plugIn))).toString();
  return {
    expiration: between(cookie, 'Expiration'),
    encryptedData: between(cookie, 'EncryptedData'),
    usableUntil: Number.POSITIVE_INFINITY,
  };
}

function between(text: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1] ?? '';
}

function listed(answer: Buffer): RevisionIdentity[] {
  const identities = answer
    .toString('latin1')
    .matchAll(/<UpdateID>([^<]+)<\/UpdateID><RevisionNumber>(\d+)</g);
  return Array.from(identities, ([, updateId = '', revision]) => ({ updateId, revision: Number(revision) }));
}

/** The documents of an answer as they were stored. */
function blobsOf(answer: Buffer): { readonly content: Buffer; readonly packed: boolean }[] {
  const blobs = [];
  for (let at = answer.indexOf('<XmlUpdateBlob'); at >= 0; at = answer.indexOf('<XmlUpdateBlob', at)) {
    const start = answer.indexOf('>', at) + 1;
    const end = answer.indexOf('</XmlUpdateBlob', start);
    const packed = answer.toString('latin1', at, start) === '<XmlUpdateBlobCompressed>';
    blobs.push({
      packed,
      content: packed
        ? Buffer.from(answer.toString('latin1', start, end), 'base64')
        : Buffer.from(unescaped(answer.toString('latin1', start, end)), 'latin1'),
    });
    at = end + 1;
  }
  return blobs;
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#xD;', '\r')
    .replaceAll('&amp;', '&');
}

function post(
  agent: http.Agent,
  url: string,
  { operation, members, service = 'serverSync' }: SoapCall,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${soapAction(operation)}"` };
    const request = http.request(
      url + servicePaths[service],
      { agent, method: 'POST', headers },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(Buffer.concat(pieces));
          else reject(new Error(`${operation} is answered with HTTP status ${answer.statusCode ?? 0}`));
        });
      },
    );
    request.on('error', reject);
    request.end(requestEnvelope(operation, members));
  });
}
