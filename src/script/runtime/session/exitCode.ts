import { tryConvert } from '../../convert/convert.ts';
import type { NetContext } from '../../types/netType.ts';
import type { Value } from '../../values/value.ts';

/** What `$LASTEXITCODE` is of what `exit` was given: an integer, 0 where it is none. */
export function exitCode(given: Value, context: NetContext): number {
  const type = context.types.find('System.Int32');
  const code = type === undefined ? 0 : tryConvert(given, type, context);
  return typeof code === 'number' ? code : 0;
}
