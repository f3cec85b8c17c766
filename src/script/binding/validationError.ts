import { NetException, NetThrow } from '../values/netException.ts';

/** What a validation attribute throws. */
export function validationFailure(message: string): NetThrow {
  return new NetThrow(new NetException('System.Management.Automation.ValidationMetadataException', message));
}

/** What an argument is refused with that is null, or holds null, where items are checked one by one. */
export const nullElement =
  'The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again.';
