import { netRegex, type NetRegex } from '../text/netRegex.ts';
import { scriptError } from '../values/errorRecord.ts';
import { NetThrow } from '../values/netException.ts';

/** The regular expression that the text of an operand is. An exception of the parser stays one of .NET. */
export function operandRegex(pattern: string, options: number): NetRegex {
  try {
    return netRegex(pattern, options);
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    const { typeName, message } = error.exception;
    throw scriptError(typeName, message, 'OperationStopped', { type: typeName });
  }
}
