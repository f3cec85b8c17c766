import type { ErrorRecord } from '../values/errorRecord.ts';
import { commandError } from './commandError.ts';

/** What PowerShell says of an argument whose value it does not take. */
export function notValidText(name: string): string {
  return `Cannot process argument because the value of argument "${name}" is not valid. Change the value of the "${name}" argument and run the operation again.`;
}

/** The error of an argument whose value is not taken. */
export function argumentNotValid(name: string): ErrorRecord {
  return commandError('Argument', notValidText(name), 'InvalidArgument', {
    type: 'System.Management.Automation.PSArgumentException',
  });
}
