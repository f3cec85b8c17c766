import { ResponseError } from 'vscode-jsonrpc';
import { asSyncError, type SyncError } from '../../domain/errors/syncError.ts';
import { type ErrorData, fromErrorData, isErrorData, toErrorData } from './errorData.ts';

/** JSON-RPC code of every catalogued failure; `data` says which. */
const failureCode = 1;

/** A failure as the connection hands it on. */
export function toResponseError(error: unknown): ResponseError<ErrorData> {
  const data = toErrorData(error);
  return new ResponseError(failureCode, data.message, data);
}

/** A failure as it was before it went over the connection; of what is not catalogued only the text is believed. */
export function fromResponseError(error: unknown): SyncError {
  const data: unknown = error instanceof ResponseError ? error.data : undefined;
  return isErrorData(data) ? fromErrorData(data) : asSyncError(error, 'Service');
}
