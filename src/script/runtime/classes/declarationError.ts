import type { Extent } from '../../syntax/extent.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { positionMessage } from '../../values/positionMessage.ts';
import type { Source } from '../source.ts';

/** An error of a declaration: it ends the script before it runs, as one of the parser does. */
export function declarationError(
  id: string,
  message: string,
  { source }: { readonly source: Source },
  extent: Extent,
): Error {
  const error = scriptError(id, `${positionMessage(source.position(extent))}\n${message}`, 'ParserError', {
    type: 'System.Management.Automation.ParseException',
  });
  error.strength = 'stopping';
  return error;
}
