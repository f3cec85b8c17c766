import type { ErrorRecord } from '../../values/errorRecord.ts';
import type { TestFailure } from './testReport.ts';

/** Id of the error of a failed assertion. */
export const assertionFailed = 'PesterAssertionFailed';

/** Why something failed, of its error: a failed assertion tells of itself, every other error with its type. */
export function failureOf(record: ErrorRecord): TestFailure {
  const { exception } = record;
  const position = record.invocation?.position ?? null;
  const isAssertion = record.id === assertionFailed;
  const trace = record.scriptStackTrace
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/: line (\d+)$/u, ':$1'));
  if (isAssertion && position !== null)
    trace.unshift(`at ${position.lineText.trim()}, ${position.file ?? '<No file>'}:${position.line}`);
  const type = exception.typeName.slice(exception.typeName.lastIndexOf('.') + 1);
  return {
    message: isAssertion ? exception.message : `${type}: ${exception.message}`,
    trace,
    id: record.fullyQualifiedErrorId,
    file: position?.file ?? null,
    line: position?.line ?? 0,
  };
}
