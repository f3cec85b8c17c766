import { type Explanation, explain } from '../errors/explain.ts';
import { formatCode } from '../errors/syncError.ts';
import type { LogRun } from './logRun.ts';

/** Why a run of a log failed, explained as far as the log names a code that is known. */
export interface LogRunFailure {
  readonly message: string;
  /** Such as `0x80072EFE`; undefined where the log names none. */
  readonly code: string | undefined;
  readonly explanation: Explanation | undefined;
}

/** Managed failures have this code, whatever happened; their message says more. */
const saysNothing: ReadonlySet<number> = new Set([0x80131500, 0x80131509]);

/** The failure of a run; undefined where it did not fail. */
export function logRunFailure({ error }: LogRun): LogRunFailure | undefined {
  if (error === undefined) return undefined;
  const [named] = /0x(?:f{8})?[0-9a-f]{8}\b/i.exec(error.message) ?? [];
  const own = error.code === undefined ? undefined : formatCode(error.code >>> 0);
  const status = /HTTP status (\d{3})\b/i.exec(error.message)?.[1];
  const candidates = [
    ...(own !== undefined && saysNothing.has((error.code ?? 0) >>> 0) ? [] : [own]),
    named,
    status,
    own,
  ].filter((code) => code !== undefined);
  const code = candidates.find((candidate) => explain(candidate) !== undefined) ?? candidates[0];
  return {
    message: error.message.replaceAll('~', ' ').trim(),
    code,
    explanation: code === undefined ? undefined : explain(code),
  };
}
