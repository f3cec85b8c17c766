import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { NetException } from '../../values/netException.ts';
import { unavailableHint } from './unavailableCommands.ts';

/** The error of a name that no command has; of one that is known elsewhere with the reason why it is not here. */
export function commandNotFound(name: string): ScriptError {
  const hint = unavailableHint(name);
  const message =
    hint === undefined
      ? `The term '${name}' is not recognized as a name of a cmdlet, function, script file, or executable program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and try again.`
      : `The command '${name}' is not available in this host: ${hint}`;
  return notFound(name, 'CommandNotFoundException', message);
}

/** The error of a command whose module is there and cannot be loaded. */
export function matchingModuleNotLoaded(name: string, module: string, reason: string): ScriptError {
  const message = `The '${name}' command was found in the module '${module}', but the module could not be loaded due to the following error: [${reason}]\nFor more information, run 'Import-Module ${module}'.`;
  return notFound(name, 'CouldNotAutoloadMatchingModule', message);
}

/** The error of `module\name` where no such module is loaded. */
export function moduleNotLoaded(module: string, name: string): ScriptError {
  const message = `The module '${module}' could not be loaded. For more information, run 'Import-Module ${module}'.`;
  return notFound(name, 'CouldNotAutoLoadModule', message);
}

function notFound(name: string, id: string, message: string): ScriptError {
  const exception = new NetException('System.Management.Automation.CommandNotFoundException', message, null, {
    CommandName: name,
  });
  return new ScriptError(new ErrorRecord({ exception, id, category: 'ObjectNotFound', target: name }));
}
