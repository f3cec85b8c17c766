import { toText } from '../convert/toText.ts';
import { cultureOf } from '../text/culture.ts';
import { formattedText } from '../text/cultureText.ts';
import { formatComposite } from '../text/formatComposite.ts';
import type { NetContext } from '../types/netType.ts';
import { CustomObject } from '../values/customObject.ts';
import { scriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { NetThrow } from '../values/netException.ts';
import { WrittenNumber } from '../values/writtenNumber.ts';
import type { Value } from '../values/value.ts';

/** One argument of a composite format: by the current culture, custom objects as PowerShell writes them. */
function compositeText(value: Value, format: string, context: NetContext): string {
  if (value instanceof CustomObject || value instanceof WrittenNumber) return toText(value, context);
  return formattedText(value, format, cultureOf(context.culture), context);
}

/** `-f`. Throws FormatError with .NET's reason. */
export function formatOperator(left: Value, right: Value, context: NetContext): string {
  const args: readonly Value[] = right instanceof NetArray ? right.items : [right];
  try {
    const text = formatComposite(toText(left, context), args, (value, format) =>
      compositeText(value, format, context),
    );
    context.allow('characters', text.length);
    return text;
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    throw scriptError(
      'FormatError',
      `Error formatting a string: ${error.exception.message}.`,
      'InvalidOperation',
      { inner: error.exception, target: left },
    );
  }
}
