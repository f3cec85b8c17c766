import { type ScriptError, scriptError } from '../values/errorRecord.ts';

/** The error of a name that no command has. */
export function commandNotFound(name: string): ScriptError {
  return scriptError(
    'CommandNotFoundException',
    `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`,
    'ObjectNotFound',
    { target: name, type: 'System.Management.Automation.CommandNotFoundException' },
  );
}
