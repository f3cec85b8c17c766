import { ResponseError } from 'vscode-jsonrpc';
import { asSyncError, errorCatalog, type ErrorKey, SyncError } from '../../domain/errors/syncError.ts';
import { isRecord } from '../../base/isRecord.ts';

/** A failure on the wire: the name of its catalog entry, what and where. */
export interface ErrorData {
  readonly key: ErrorKey;
  readonly message: string;
  readonly source: string;
}

/** JSON-RPC code of every catalogued failure; `data` says which. */
const failureCode = 1;
const longestText = 4000;

/** A failure as plain data: never a stack, and no more text than a reader can use. */
export function toErrorData(error: unknown): ErrorData {
  const { key, message, source } = asSyncError(error);
  return { key, message: message.slice(0, longestText), source: source.slice(0, 200) };
}

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

/** A failure of plain data; of what is none only the text is believed. */
export function fromErrorData(data: unknown): SyncError {
  return isErrorData(data)
    ? new SyncError(data.key, data.message, { source: data.source })
    : asSyncError(data, 'Service');
}

function isErrorData(value: unknown): value is ErrorData {
  return (
    isRecord(value) &&
    typeof value['key'] === 'string' &&
    Object.hasOwn(errorCatalog, value['key']) &&
    typeof value['message'] === 'string' &&
    typeof value['source'] === 'string'
  );
}
