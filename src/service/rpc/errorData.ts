import { asSyncError, errorCatalog, type ErrorKey, SyncError } from '../../domain/errors/syncError.ts';
import { isRecord } from '../../base/isRecord.ts';

/** A failure on the wire: the name of its catalog entry, what and where. */
export interface ErrorData {
  readonly key: ErrorKey;
  readonly message: string;
  readonly source: string;
}

const longestText = 4000;

/** A failure as plain data: never a stack, and no more text than a reader can use. */
export function toErrorData(error: unknown): ErrorData {
  const { key, message, source } = asSyncError(error);
  return { key, message: message.slice(0, longestText), source: source.slice(0, 200) };
}

/** A failure of plain data; of what is none only the text is believed. */
export function fromErrorData(data: unknown): SyncError {
  return isErrorData(data)
    ? new SyncError(data.key, data.message, { source: data.source })
    : asSyncError(data, 'Service');
}

/** Whether it tells of a failure of the catalog. */
export function isErrorData(value: unknown): value is ErrorData {
  return (
    isRecord(value) &&
    typeof value['key'] === 'string' &&
    Object.hasOwn(errorCatalog, value['key']) &&
    typeof value['message'] === 'string' &&
    typeof value['source'] === 'string'
  );
}
