import { faultEnvelope, type FaultCode } from '../../src/protocol/soap/fault.ts';
import { isOperation } from '../../src/protocol/soap/operations.ts';
import { type Fault, type GoodAnswer, type PassingCall, revisionsIn } from './faultyUpstream.ts';

/** The fault for the first so many calls, good answers after them. */
export function first(times: number, fault: Fault): Fault {
  return (call, response, passOn) => (call.count <= times ? fault(call, response, passOn) : undefined);
}

/** Good answers up to a call, the fault from it on. */
export function fromCall(number: number, fault: Fault): Fault {
  return (call, response, passOn) => (call.count >= number ? fault(call, response, passOn) : undefined);
}

/** An HTTP status in place of an answer. */
export function status(code: number, headers: Readonly<Record<string, string>> = {}): Fault {
  return async (_call, response) => {
    await Promise.resolve();
    response.writeHead(code, headers).end();
  };
}

/** The connection ends in the middle of the answer. */
export const cut: Fault = async (_call, response, passOn) => {
  const { status: code, headers, body } = await passOn();
  response.writeHead(code, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
};

/** Half of the answer, then nothing more; the connection stays. */
export const stall: Fault = async (_call, response, passOn) => {
  const { status: code, headers, body } = await passOn();
  response.writeHead(code, headers).write(body.subarray(0, Math.floor(body.length / 2)));
};

/** The request is taken and never answered. */
export const silence: Fault = () => Promise.resolve();

/** A complete HTTP answer whose XML ends early. */
export const truncated: Fault = changed((text) => text.slice(0, -40));

/** The ten gigabytes are announced. */
export const announcedSize: Fault = async (_call, response) => {
  await Promise.resolve();
  response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': 10 * 1024 ** 3 }).write('<');
};

/** An answer that begins well and never ends. */
export const endless: Fault = async (_call, response, passOn) => {
  const { body } = await passOn();
  const end = body.lastIndexOf('><', Math.floor(body.length / 2)) + 1;
  response.writeHead(200, { 'Content-Type': 'text/xml' }).write(body.subarray(0, end));
  const more = (): void => {
    while (!response.destroyed && response.write('<More/>'.repeat(10_000)));
  };
  response.on('drain', more);
  more();
};

/** The cookie reaches the server as another one. */
export const wrongCookie: Fault = async (call, response, passOn) => {
  const other = Buffer.alloc(48, 9).toString('base64');
  const spoiled = call.body.replace(/<EncryptedData>[^<]*/, `<EncryptedData>${other}`);
  send(response, await passOn(spoiled));
};

/** The server faults every call. */
export function refusal(code: FaultCode, message = ''): Fault {
  return async (call, response) => {
    await Promise.resolve();
    fault(call, response, code, message);
  };
}

/** GetUpdateData faults as a whole when it is asked for any of these revisions. */
export function refusedRevisions(isRefused: (key: string) => boolean): Fault {
  return (call, response) => {
    if (!revisionsIn(call.body).some(isRefused)) return undefined;
    fault(call, response, 'InternalServerError');
    return Promise.resolve();
  };
}

/** GetUpdateData delivers something else in place of the cabinets of these revisions. */
export function noCabinets(isSpoiled: (key: string) => boolean): Fault {
  const spoiled = Buffer.from('This is no cabinet').toString('base64');
  return changed((text) =>
    text.replace(/<ServerSyncUpdateData>.*?<\/ServerSyncUpdateData>/gs, (update) =>
      revisionsIn(update).some(isSpoiled)
        ? update
            .replace(/<XmlUpdateBlob>.*?<\/XmlUpdateBlob>/s, '')
            .replace(/<XmlUpdateBlobCompressed>.*?<\/XmlUpdateBlobCompressed>/s, '')
            .replace(
              '</ServerSyncUpdateData>',
              `<XmlUpdateBlobCompressed>${spoiled}</XmlUpdateBlobCompressed></ServerSyncUpdateData>`,
            )
        : update,
    ),
  );
}

/** The anchor is one of twenty years ago. */
export const olderAnchor: Fault = changed((text) =>
  text.replace(/<Anchor>[^<]*/, '<Anchor>1,2006-01-01 00:00:00.000'),
);

/** The list has an anchor and no ids. */
export const emptyList: Fault = changed((text) =>
  text.replace(/<NewRevisions>.*<\/NewRevisions>/s, '<NewRevisions />'),
);

/** The good answer with its text changed. */
export function changed(change: (text: string) => string): Fault {
  return async (_call, response, passOn) => {
    const answer = await passOn();
    send(response, { ...answer, body: Buffer.from(change(answer.body.toString())) });
  };
}

type Response = Parameters<Fault>[1];

function send(response: Response, { status: code, headers, body }: GoodAnswer): void {
  response.writeHead(code, { ...headers, 'content-length': String(body.length) }).end(body);
}

function fault({ operation }: PassingCall, response: Response, errorCode: FaultCode, message = ''): void {
  const text = faultEnvelope({
    errorCode,
    message,
    operation: isOperation(operation) ? operation : 'GetCookie',
    id: '94327110-fc7e-4c3c-878d-186ab273d9fd',
    actor: 'http://upstream.example/',
  });
  response.writeHead(500, { 'Content-Type': 'text/xml; charset=utf-8' }).end(text);
}
