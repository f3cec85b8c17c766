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
  return runtime.throwTerminating(
    commandError(
      'Argument',
      `Cannot process argument because the value of argument "scope" is not valid. Change the value of the "scope" argument and run the operation again.`,
      'InvalidArgument',
      { type: 'System.Management.Automation.PSArgumentException' },
    ),
  );
}
