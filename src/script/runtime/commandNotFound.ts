import { ErrorRecord, ScriptError } from '../values/errorRecord.ts';
import { NetException } from '../values/netException.ts';

/** The error of a name that no command has. */
export function commandNotFound(name: string): ScriptError {
  const message = `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`;
  const exception = new NetException('System.Management.Automation.CommandNotFoundException', message, null, {
    CommandName: name,
  });
  return new ScriptError(
    new ErrorRecord({ exception, id: 'CommandNotFoundException', category: 'ObjectNotFound', target: name }),
  );
}
