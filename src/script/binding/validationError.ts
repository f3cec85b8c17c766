import { type ScriptError, scriptError } from '../values/errorRecord.ts';
import { NetException, NetThrow } from '../values/netException.ts';

const type = 'System.Management.Automation.ValidationMetadataException';

/** What a validation attribute throws. */
export function validationFailure(message: string): NetThrow {
  return new NetThrow(new NetException(type, message));
}

/** The error of an attribute itself: its arguments contradict each other, or the variable that has it does not fit it. */
export function metadataError(id: string, message: string): ScriptError {
  return scriptError(id, message, 'MetadataError', { type });
}

/** What an argument is refused with that is null, or holds null, where items are checked one by one. */
export const nullElement =
  'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
