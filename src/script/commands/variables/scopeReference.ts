import type { ScopeReference } from '../../runtime/runspace.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** The scope that -Scope names: by word, or by how many levels up it is. */
export function scopeGiven(runtime: CommandRuntime): ScopeReference {
  const given = runtime.string('Scope');
  if (given === undefined || given === '') return undefined;
  const word = given.toLowerCase();
  if (word === 'global' || word === 'script' || word === 'local' || word === 'private') return word;
  if (/^\d+$/.test(given)) return Number(given);
  if (/^-\d+$/.test(given))
    runtime.throwTerminating(
      commandError(
        'ArgumentOutOfRange',
        `Cannot process argument because the value of argument "Scope" is out of range. Change argument "Scope" to a value that is within range. (Parameter 'Scope')\nActual value was ${given}.`,
        'InvalidArgument',
        { type: 'System.Management.Automation.PSArgumentOutOfRangeException' },
      ),
    );
  return runtime.throwTerminating(
    commandError(
      'Argument',
      'Cannot process argument because the value of parameter "Scope" is not valid. Valid values are "Global", "Local", or "Script", or a number relative to the current scope (0 through the number of scopes where 0 is the current scope and 1 is its parent). Change the value of the "Scope" parameter and run the operation again.',
      'InvalidArgument',
      { type: 'System.Management.Automation.PSArgumentException' },
    ),
  );
}
