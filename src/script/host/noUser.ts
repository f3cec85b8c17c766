import { scriptError } from '../values/errorRecord.ts';

/** Thrown where a script asks and nobody is there to answer, as PowerShell's own host without a user does. */
export function noUser(message: string): never {
  throw scriptError(
    'HostFunctionNotImplemented',
    `A command that prompts the user failed because the host program or the command type does not support user interaction. The host was attempting to request confirmation with the following message: ${message}`,
    'NotImplemented',
    { type: 'System.Management.Automation.Host.HostException' },
  );
}
