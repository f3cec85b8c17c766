import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ids } from '../../base/ids.ts';
import { answerClosing } from '../soap/envelope.ts';
import { isOperation, operations, servicePaths } from '../soap/operations.ts';
import type { OperationName, ServiceName } from '../soap/operations.ts';
import { wantsGzip } from './acceptsGzip.ts';
import type { DownstreamAccount } from './cookies.ts';
import { envelopeOpening, faultAnswer } from './faultAnswer.ts';
import type { SoapVersion } from './faultAnswer.ts';
import { operationTable } from './operationTable.ts';
import { readBody } from './readBody.ts';
import { sendAnswer } from './sendAnswer.ts';
import { asServerFault, ServerFault } from './serverFault.ts';
import { shownProofs } from './shownProofs.ts';
import { ServiceCall } from './serviceCall.ts';
import type { AnswerMembers, AnswerPiece, ServedTally, ServiceContext } from './serviceCall.ts';

/** How much one listener takes on. */
export interface EndpointLimits {
  readonly requestBytes: number;
  /** Calls at a time; those above are answered with ServerBusy. */
  readonly concurrentCalls: number;
}

/** What is known of a call when it is over. */
export interface CallOutcome {
  readonly operation: OperationName | 'other';
  readonly account?: DownstreamAccount;
  readonly served?: ServedTally;
  readonly error?: unknown;
  readonly faultId?: string;
}

/** What a refusal needs to know of the call. */
interface CallPlace {
  readonly service: ServiceName;
  readonly version: SoapVersion;
  readonly operation: OperationName | undefined;
}

/** Answers SOAP calls over HTTP POST. The body decides which operation it is, whatever `SOAPAction` says. */
export class SoapEndpoint {
  readonly #context: ServiceContext;
  readonly #ids: Ids;
  readonly #limits: EndpointLimits;
  #calls = 0;

  constructor(context: ServiceContext, ids: Ids, limits: EndpointLimits) {
    this.#context = context;
    this.#ids = ids;
    this.#limits = limits;
  }

  /** Answers one request; never rejects for what a client does. */
  async answer(
    request: IncomingMessage,
    response: ServerResponse,
    service: ServiceName,
  ): Promise<CallOutcome> {
    const version = soapVersion(request.headers['content-type']);
    const place: CallPlace = { service, version, operation: actionOf(request.headers['soapaction']) };
    if (this.#calls >= this.#limits.concurrentCalls)
      return this.#refuse(request, response, place, new ServerFault('ServerBusy'));
    this.#calls++;
    try {
      return await this.#answer(request, response, place);
    } finally {
      this.#calls--;
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse, place: CallPlace): Promise<CallOutcome> {
    let call: ServiceCall | undefined;
    let operation = place.operation;
    try {
      const element = await readBody(request, this.#limits.requestBytes);
      call = new ServiceCall(element, this.#context, shownProofs(request));
      operation = operationOf(element.name, place.service);
      const members = await operationTable[operation](call);
      const head = {
        status: 200,
        headers: soapHeaders(place.version),
        gzip: wantsGzip(request),
      };
      await sendAnswer(response, head, wrapped(members, operation, place.version));
      return outcome(operation, call);
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return { ...outcome(operation, call), error };
      }
      const refused = await this.#refuse(request, response, { ...place, operation }, error);
      return { ...refused, ...outcome(operation, call) };
    }
  }

  async #refuse(
    request: IncomingMessage,
    response: ServerResponse,
    place: CallPlace,
    error: unknown,
  ): Promise<CallOutcome> {
    const { service, version, operation } = place;
    const fault = asServerFault(error);
    const faultId = this.#ids.guid();
    const { publicUrl, isHttps } = this.#context;
    const root = publicUrl ?? `${isHttps ? 'https' : 'http'}://${hostOf(request)}`;
    const actor = root + servicePaths[service];
    const busy = fault.code === 'ServerBusy' ? { 'Retry-After': '10' } : {};
    const headers = { ...soapHeaders(version), ...busy };
    const text = faultAnswer(fault, { version, id: faultId, operation, actor });
    const known = { operation: operation ?? 'other', error, faultId } as const;
    try {
      await sendAnswer(response, { status: fault.status, headers, gzip: false }, [text]);
    } catch (cut) {
      return { ...known, error: new AggregateError([error, cut], 'The refusal could not be sent') };
    }
    return known;
  }
}

function outcome(operation: OperationName | undefined, call: ServiceCall | undefined): CallOutcome {
  const account = call?.account;
  return {
    operation: operation ?? 'other',
    ...(account === undefined ? {} : { account }),
    ...(call === undefined ? {} : { served: call.served }),
  };
}

function operationOf(name: string, service: ServiceName): OperationName {
  const services: readonly ServiceName[] = isOperation(name) ? operations[name].services : [];
  if (!isOperation(name) || !services.includes(service))
    throw new ServerFault('InternalServerError', 'The service does not know the operation');
  return name;
}

/** The operation that `SOAPAction` names: only to name it in a fault before the body was read. */
function actionOf(header: string | string[] | undefined): OperationName | undefined {
  const name = /([A-Za-z0-9]+)"?\s*$/.exec(String(header ?? ''))?.[1] ?? '';
  return isOperation(name) ? name : undefined;
}

function soapVersion(contentType: string | undefined): SoapVersion {
  return /^\s*application\/soap\+xml\b/i.test(contentType ?? '') ? '1.2' : '1.1';
}

function soapHeaders(version: SoapVersion): Readonly<Record<string, string>> {
  const type = version === '1.1' ? 'text/xml' : 'application/soap+xml';
  return { 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'private, max-age=0' };
}

function hostOf({ headers, socket }: IncomingMessage): string {
  const host = headers.host ?? '';
  return /^[\w.:[\]-]{1,255}$/.test(host) ? host : `${socket.localAddress ?? ''}:${socket.localPort ?? 0}`;
}

async function* wrapped(
  members: AnswerMembers,
  operation: OperationName,
  version: SoapVersion,
): AsyncGenerator<AnswerPiece, void, void> {
  const open = `${envelopeOpening(version)}<${operation}Response xmlns="${operations[operation].namespace}"`;
  if (members === '') {
    yield `${open} />${answerClosing}`;
    return;
  }
  yield `${open}>`;
  if (typeof members === 'string') yield members;
  else yield* members;
  yield `</${operation}Response>${answerClosing}`;
}
