import type { ScriptBlock } from '../../values/scriptBlock.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';

/** Ends the command where a script block that is run once an object has more than one of `begin`, `process` and `end`, or one that cannot be so run. */
export function requireSingleClause(block: ScriptBlock, runtime: CommandRuntime): void {
  const { begin, process, endBlock, clean, dynamicParam } = block.ast;
  const clauses = [begin, process, endBlock, clean, dynamicParam].filter((clause) => clause !== null);
  if (clauses.length < 2 && begin === null && clean === null && dynamicParam === null) return;
  runtime.throwTerminating(
    commandError(
      'InvalidOperation',
      'The script block cannot be invoked because it contains more than one clause. The Invoke() method can only be used on script blocks that contain a single clause.',
      'InvalidOperation',
      { type: 'System.Management.Automation.PSInvalidOperationException' },
    ),
  );
}
