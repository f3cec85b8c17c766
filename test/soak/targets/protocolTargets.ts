import http from 'node:http';
import { checkAnchorOrder, usableAnchor } from '../../../src/protocol/client/anchorText.ts';
import { configOf } from '../../../src/protocol/client/configAnswer.ts';
import { decodeReceived } from '../../../src/protocol/client/decodeReceived.ts';
import { DeploymentsReader } from '../../../src/protocol/client/deploymentsReader.ts';
import { RevisionListReader } from '../../../src/protocol/client/revisionListReader.ts';
import { RevisionSet } from '../../../src/protocol/client/revisionSet.ts';
import { authorizationCookieOf, sessionCookieOf } from '../../../src/protocol/client/sessionCookie.ts';
import { UpdateDataReader } from '../../../src/protocol/client/updateDataReader.ts';
import { parseAnchor } from '../../../src/protocol/server/anchors.ts';
import { faultOf } from '../../../src/protocol/soap/fault.ts';
import { readSoapMessage } from '../../../src/protocol/soap/soapMessage.ts';
import { type BodyHandler, SoapReader } from '../../../src/protocol/soap/soapReader.ts';
import { inlineRecordDecoder } from '../../../src/protocol/update/recordDecoder.ts';
import { ServerFault } from '../../../src/protocol/server/serverFault.ts';
import type { SoakTarget, Verdict } from '../soakTarget.ts';
import { type Exchange, recordedConversation } from './conversation.ts';

const limits = { depth: 16, tokenCharacters: 16 * 1024 * 1024 };

/** What our client reads of a server, and our server of a client. */
export async function protocolTargets(): Promise<readonly SoakTarget[]> {
  const failures: unknown[] = [];
  const { exchanges, upstream } = await recordedConversation(({ error }) => {
    // What the server refuses on purpose has no inner error, or a code of its own.
    if (error === undefined) return;
    const isRefusal =
      error instanceof ServerFault && (error.code !== 'InternalServerError' || error.cause === undefined);
    if (!isRefusal) failures.push(error);
  });
  const answers = (...names: readonly Exchange['operation'][]): Buffer[] =>
    exchanges.filter(({ operation }) => names.includes(operation)).map(({ answer }) => answer);
  const requests = exchanges.map(({ request }) => request);
  return [
    { name: 'list of ids', seeds: answers('GetRevisionIdList'), feed: list, weight: 2 },
    { name: 'answer with documents', seeds: answers('GetUpdateData'), feed: documents, weight: 2 },
    { name: 'deployments', seeds: answers('GetDeployments'), feed: deployments },
    {
      name: 'small answers',
      seeds: answers('GetAuthConfig', 'GetAuthorizationCookie', 'GetCookie', 'GetConfigData'),
      feed: small,
      weight: 2,
    },
    { name: 'anchor', seeds: anchors.map((text) => Buffer.from(text)), feed: anchor },
    {
      name: 'requests to the server',
      seeds: requests,
      feed: async (input) => {
        const verdict = await ask(upstream.port, exchanges[input.length % exchanges.length], input);
        const [failure] = failures.splice(0);
        if (failure !== undefined) throw new Error('The server failed', { cause: failure });
        return verdict;
      },
      weight: 4,
      close: () => upstream.close(),
    },
  ];
}

function read<T extends BodyHandler>(input: Buffer, handler: T): T {
  const reader = new SoapReader(handler, limits);
  const middle = Math.floor(input.length / 2);
  reader.write(input.subarray(0, middle));
  reader.write(input.subarray(middle));
  reader.end();
  return handler;
}

function list(input: Buffer): Verdict {
  const reader = read(
    input,
    new RevisionListReader(new RevisionSet(), (text) => {
      checkAnchorOrder('1,2026-10-04 16:33:26.668', text, 'http://x');
    }),
  );
  reader.finish();
  return 'accepted';
}

async function documents(input: Buffer): Promise<Verdict> {
  const reader = read(input, new UpdateDataReader());
  reader.finish();
  const known = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());
  const received = { documents: reader.documents, failed: [], files: reader.files };
  const { failed } = await decodeReceived(received, { languages: ['en'], known }, inlineRecordDecoder);
  for (const { error } of failed) if (error.key === 'unexpected') throw error;
  return failed.length > 0 ? 'refused' : 'accepted';
}

function deployments(input: Buffer): Verdict {
  read(input, new DeploymentsReader()).finish();
  return 'accepted';
}

async function small(input: Buffer): Promise<Verdict> {
  const message = await readSoapMessage(input.toString());
  if (message.kind === 'fault') return 'refused';
  const { element } = message;
  if (element.name === 'Fault') faultOf(element);
  if (element.name === 'GetConfigDataResponse') configOf(element);
  if (element.name === 'GetCookieResponse') sessionCookieOf(element, 0);
  if (element.name === 'GetAuthorizationCookieResponse') authorizationCookieOf(element);
  return 'accepted';
}

const anchors = ['1,2026-10-04 16:33:26.668', '2026-10-04 16:33:26.6681234', '12,2026-11-24 09:00:00'];

function anchor(input: Buffer): Verdict {
  const text = input.toString();
  const usable = usableAnchor(text);
  try {
    parseAnchor(text, 'anchor');
  } catch (error) {
    if (!(error instanceof ServerFault)) throw error;
    return 'refused';
  }
  return usable === undefined ? 'refused' : 'accepted';
}

/** The server answers every request: with a result, or with a fault. */
function ask(port: number, exchange: Exchange | undefined, body: Buffer): Promise<Verdict> {
  const headers = {
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: `"http://www.microsoft.com/SoftwareDistribution/${exchange?.operation ?? ''}"`,
  };
  const options = { host: '127.0.0.1', port, method: 'POST', path: exchange?.path ?? '/', headers };
  return new Promise((resolve, reject) => {
    const request = http.request(options, (answer) => {
      answer.resume();
      answer.on('end', () => {
        resolve(answer.statusCode === 200 ? 'accepted' : 'refused');
      });
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
