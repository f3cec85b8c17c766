import { SyncError } from '../../domain/errors/syncError.ts';
import type { FaultCode } from '../soap/fault.ts';

/** What a fault may carry besides code and message. */
export interface ServerFaultOptions {
  readonly cause?: unknown;
  /** HTTP status: 500 (SOAP 1.1 §6.2), save for what could not be read as SOAP at all. */
  readonly status?: number;
}

/** An answer that refuses: the code and what goes into the fault's `Message` (for InvalidParameters the parameter's name). */
export class ServerFault extends Error {
  readonly code: FaultCode;
  readonly detail: string;
  readonly status: number;

  constructor(code: FaultCode, detail = '', { cause, status = 500 }: ServerFaultOptions = {}) {
    super(detail === '' ? code : `${code}: ${detail}`, cause === undefined ? undefined : { cause });
    this.name = 'ServerFault';
    this.code = code;
    this.detail = detail;
    this.status = status;
  }
}

/** Refuses a downstream server that is not admitted here; whoever keeps the accounts hears of it. */
export class RefusedDownstream extends ServerFault {}

/** What the caller is told about an error; inner ones stay here and are only named by the fault's id. */
export function asServerFault(error: unknown): ServerFault {
  if (error instanceof ServerFault) return error;
  const isBusy = error instanceof SyncError && error.key === 'serverBusy';
  return new ServerFault(isBusy ? 'ServerBusy' : 'InternalServerError', '', { cause: error });
}
