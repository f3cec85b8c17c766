import type { Clock } from '../../base/clock.ts';
import type { ReportedServerDocument } from '../../domain/downstreamDocuments.ts';
import type { ServedCatalog } from '../../domain/servedCatalog.ts';
import type { FaultCode } from '../soap/fault.ts';
import type { SoapElement } from '../soap/soapElement.ts';
import type { Cookies, DownstreamAccount, DownstreamSession } from './cookies.ts';
import type { LanguageChanges } from './languageChanges.ts';
import { base64Value } from './requestValues.ts';
import { RefusedDownstream } from './serverFault.ts';

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
  /** Whether a downstream server may synchronize from here; absent: everyone may, as with WSUS. */
  readonly admits?: (account: DownstreamAccount, proofs: ShownProofs) => Admission;
}

/** What a downstream server shows besides its name: proofs of who it is. */
export interface ShownProofs {
  /** Bearer token of the `Authorization` header. */
  readonly secret?: string;
  /** SHA-256 of the client certificate, `AA:BB:…`. */
  readonly certificate?: string;
}

/** Whether a downstream server gets in; `local` is one of the same data folder. */
export type Admission = 'admitted' | 'local' | 'refused';

/** What one call handed out; filled while the answer is made. */
export interface ServedTally {
  listed?: 'config' | 'updates';
  /** The anchor asked with, and the one handed out. */
  since?: string;
  anchor?: string;
  revisions: number;
  documents: number;
  files: number;
  /** A downstream server's report on itself and those below it. */
  report?: readonly ReportedServerDocument[];
  /** Who calls is of the same data folder. */
  isLocal?: boolean;
}

/** One call: the request's element and who makes it, as far as it was asked. */
export class ServiceCall {
  readonly request: SoapElement;
  readonly context: ServiceContext;
  readonly served: ServedTally = { revisions: 0, documents: 0, files: 0 };
  readonly #proofs: ShownProofs;
  #account: DownstreamAccount | undefined;

  constructor(request: SoapElement, context: ServiceContext, proofs: ShownProofs = {}) {
    this.request = request;
    this.context = context;
    this.#proofs = proofs;
  }

  /** The account, once it is known. */
  get account(): DownstreamAccount | undefined {
    return this.#account;
  }

  /**
   * Notes who calls. One that is not admitted is refused as Windows refuses what it does not accept at that place: with what
   * makes a downstream server sign in again, and at signing in with a fault that ends its synchronization.
   */
  identify(account: DownstreamAccount, refusal: FaultCode, detail = ''): void {
    this.#account = account;
    const admission = this.context.admits?.(account, this.#proofs);
    if (admission === 'refused') throw new RefusedDownstream(refusal, detail);
    if (admission === 'local') this.served.isLocal = true;
  }

  /** The session of the request's cookie; only `EncryptedData` counts, clients rewrite `Expiration`. Faults without one. */
  session(): DownstreamSession {
    const data = base64Value(this.request.child('cookie')?.textOf('EncryptedData')) ?? Buffer.alloc(0);
    const session = this.context.cookies.readSession(data);
    this.identify(session.account, 'InvalidCookie');
    return session;
  }
}

/** A part of an answer: text is sent as UTF-8, bytes as they are. */
export type AnswerPiece = string | Uint8Array;

/** What stands inside `<…Response>`: whole, or in pieces that are made while they are sent. */
export type AnswerMembers = string | Iterable<AnswerPiece> | AsyncIterable<AnswerPiece>;

/** Answers one operation; throws a `ServerFault` to refuse. */
export type Operation = (call: ServiceCall) => AnswerMembers | Promise<AnswerMembers>;
