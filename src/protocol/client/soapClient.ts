import { SyncError } from '../../domain/errors/syncError.ts';
import { requestEnvelope } from '../soap/envelope.ts';
import { type OperationName, type ServiceName, servicePaths, soapAction } from '../soap/operations.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import { readSoapMessage } from '../soap/soapMessage.ts';
import { type BodyHandler, SoapReader } from '../soap/soapReader.ts';
import { Utf8Decoder } from '../soap/utf8Decoder.ts';
import type { AnswerLimits } from './clientSettings.ts';
import { FaultError } from './faultError.ts';
import type { HttpAnswer, HttpTransport } from './httpTransport.ts';
import { HttpStatusError } from './transportError.ts';

/** One call: the members inside the operation's element, already written. */
export interface SoapCall {
  readonly operation: OperationName;
  readonly members: string;
  readonly service?: ServiceName;
}

const listDepth = 16;
const tokenCharacters = { list: 64 * 1024, updates: 128 * 1024 * 1024 };

/** Speaks SOAP 1.1 with the services of one upstream server. Rejects with `FaultError` where the server refuses. */
export class SoapClient {
  readonly #transport: HttpTransport;
  readonly #root: string;
  readonly #limits: AnswerLimits;
  readonly #paths: Record<ServiceName, string> = { ...servicePaths };

  /** `root`: URL of the server without a slash at its end. */
  constructor(transport: HttpTransport, root: string, limits: AnswerLimits) {
    this.#transport = transport;
    this.#root = root;
    this.#limits = limits;
  }

  /** Takes over where the server says its authorization service is; a URL on another server is not followed. */
  useAuthorizationService(serviceUrl: string): void {
    const path = serviceUrl.trim();
    if (path === '' || path.includes(':') || path.startsWith('//')) return;
    this.#paths.authorization = `/${path.replace(/^\/+/, '')}`;
  }

  /** Calls an operation with a small answer. */
  async ask(call: SoapCall, signal: AbortSignal): Promise<SoapElement> {
    const answer = await this.#post(call, this.#limits.small, signal);
    const message = await located(this.#where(call), async () =>
      readSoapMessage(await textOf(answer, this.#limits.small)),
    );
    if (message.kind === 'fault') throw new FaultError(message.fault, this.#where(call));
    const { element } = message;
    if (element.name !== `${call.operation}Response`)
      throw new SyncError(
        'malformedAnswer',
        `<${element.name.slice(0, 60)}> is no answer to ${this.#where(call)}`,
      );
    return element;
  }

  /** Calls an operation with a long answer, which goes to the handler; the handler once more at the end. */
  async readWhole<T extends BodyHandler>(
    call: SoapCall,
    kind: 'list' | 'updates',
    handler: T,
    signal: AbortSignal,
  ): Promise<T> {
    const pieces = this.read(call, kind, handler, signal);
    while ((await pieces.next()).done !== true);
    return handler;
  }

  /** Likewise, yielding the handler after each piece that it was given. */
  async *read<T extends BodyHandler>(
    call: SoapCall,
    kind: 'list' | 'updates',
    handler: T,
    signal: AbortSignal,
  ): AsyncGenerator<T, void, void> {
    const answer = await this.#post(call, this.#limits[kind], signal);
    const reader = new SoapReader(handler, { depth: listDepth, tokenCharacters: tokenCharacters[kind] });
    for await (const piece of answer.body) {
      await located(this.#where(call), () => {
        reader.write(piece);
      });
      yield handler;
    }
    const fault = await located(this.#where(call), () => reader.end());
    if (fault !== undefined) throw new FaultError(fault, this.#where(call));
  }

  async #post(call: SoapCall, limit: number, signal: AbortSignal): Promise<HttpAnswer> {
    const { operation, members, service = 'serverSync' } = call;
    const answer = await this.#transport.request({
      method: 'POST',
      url: new URL(this.#root + this.#paths[service]),
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: `"${soapAction(operation)}"`,
      },
      body: Buffer.from(requestEnvelope(operation, members), 'utf8'),
      limit,
      signal,
      where: this.#where(call),
    });
    if (answer.status === 200) return answer;
    throw await this.#refusal(call, answer);
  }

  /** Faults come with status 500, or 400; everything else is what stands in front of the server. */
  async #refusal(call: SoapCall, answer: HttpAnswer): Promise<SyncError> {
    const status = new HttpStatusError(
      answer.status,
      `HTTP status ${answer.status} instead of an answer to ${this.#where(call)}`,
      answer.retryAfter,
    );
    if (!/\bxml\b/i.test(answer.headers['content-type'] ?? '')) {
      answer.discard();
      return status;
    }
    try {
      const message = await readSoapMessage(await textOf(answer, this.#limits.small));
      return message.kind === 'fault' ? new FaultError(message.fault, this.#where(call)) : status;
    } catch (error) {
      // What is no SOAP says nothing beyond its status.
      if (error instanceof SyncError && error.key === 'malformedAnswer') return status;
      throw error;
    }
  }

  #where({ operation }: SoapCall): string {
    return `${operation} at ${this.#root}`;
  }
}

async function textOf(answer: HttpAnswer, limit: number): Promise<string> {
  const decoder = new Utf8Decoder();
  let text = '';
  for await (const piece of answer.body) {
    text += decoder.write(piece);
    if (text.length > limit)
      throw new SyncError('answerTooLarge', `The answer is longer than ${limit} characters`);
  }
  decoder.end();
  return text;
}

/** Readers know what is wrong with an answer; this adds whose answer it was. */
async function located<T>(where: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SyncError) || error.message.includes(where)) throw error;
    const { key, message, source } = error;
    if (key !== 'malformedAnswer' && key !== 'limitExceeded' && key !== 'answerTooLarge') throw error;
    throw new SyncError(key, `${message}: ${where}`, { cause: error, source });
  }
}
