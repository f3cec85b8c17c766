import { ErrorRecord, type ErrorCategory } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';
import type { Value } from '../values/value.ts';

/** The error record of a cmdlet: its exception has the message, an ArgumentException where no other type is named. */
export function commandError(
  id: string,
  message: string,
  category: ErrorCategory,
  {
    type = 'System.ArgumentException',
    target = null,
    inner = null,
  }: { readonly type?: string; readonly target?: Value; readonly inner?: NetException | null } = {},
): ErrorRecord {
  return new ErrorRecord({ exception: new NetException(type, message, inner), id, category, target });
}
