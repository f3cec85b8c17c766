import type { Clock } from '../../base/clock.ts';
import type { ServedCatalog } from '../../domain/servedCatalog.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import type { Cookies, DownstreamAccount, DownstreamSession } from './cookies.ts';
import type { LanguageChanges } from './languageChanges.ts';
import { base64Value } from './requestValues.ts';

/** Limits that GetConfigData tells and the operations keep. */
export interface ServiceLimits {
  readonly updatesPerRequest: number;
  readonly decryptionIdsPerRequest: number;
  readonly digestsPerRequest: number;
}

/** The limits of Windows. */
export const serviceLimits: ServiceLimits = {
  updatesPerRequest: 100,
  decryptionIdsPerRequest: 100,
  digestsPerRequest: 100,
};

/** What all calls to one listener share. */
export interface ServiceContext {
  readonly catalog: ServedCatalog;
  readonly cookies: Cookies;
  readonly clock: Clock;
  readonly languages: LanguageChanges;
  readonly limits: ServiceLimits;
  /** Name that Ping gives. */
  readonly serverName: string;
  /** When the listener was made, ms UTC. */
  readonly started: number;
  readonly isHttps: boolean;
  /** Root URL for answers; absent: what the request was sent to. */
  readonly publicUrl?: string;
}

/** One call: the request's element and who makes it, as far as it was asked. */
export class ServiceCall {
  readonly request: SoapElement;
  readonly context: ServiceContext;
  #account: DownstreamAccount | undefined;

  constructor(request: SoapElement, context: ServiceContext) {
    this.request = request;
    this.context = context;
  }

  /** The account, once it is known. */
  get account(): DownstreamAccount | undefined {
    return this.#account;
  }

  /** Notes who calls where no session says it yet. */
  identify(account: DownstreamAccount): void {
    this.#account = account;
  }

  /** The session of the request's cookie; only `EncryptedData` counts, clients rewrite `Expiration`. Faults without one. */
  session(): DownstreamSession {
    const data = base64Value(this.request.child('cookie')?.textOf('EncryptedData')) ?? Buffer.alloc(0);
    const session = this.context.cookies.readSession(data);
    this.#account = session.account;
    return session;
  }
}

/** A part of an answer: text is sent as UTF-8, bytes as they are. */
export type AnswerPiece = string | Uint8Array;

/** What stands inside `<…Response>`: whole, or in pieces that are made while they are sent. */
export type AnswerMembers = string | Iterable<AnswerPiece> | AsyncIterable<AnswerPiece>;

/** Answers one operation; throws a `ServerFault` to refuse. */
export type Operation = (call: ServiceCall) => AnswerMembers | Promise<AnswerMembers>;
