import { type ScriptError, scriptError } from '../values/errorRecord.ts';
import { unavailableHint } from './unavailableCommands.ts';

/** The error of a name that no command has; of one that is known elsewhere with the reason. */
export function commandNotFound(name: string): ScriptError {
  const hint = unavailableHint(name);
  return scriptError(
    'CommandNotFoundException',
    hint === undefined
      ? `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`
      : `The command '${name}' is not available in this host: ${hint}`,
    'ObjectNotFound',
    { target: name, type: 'System.Management.Automation.CommandNotFoundException' },
  );
}
