import type { Command } from 'commander';
import { catalogKeys, explain, explainKey } from '../../domain/errors/explain.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandContext } from '../commandContext.ts';
import { explanationsText, explanationText } from '../render/explanationText.ts';

/** `explain`: what an error code or a synchronization state means and what to do about it. */
export function addExplainCommand(program: Command, context: CommandContext): void {
  program
    .command('explain')
    .description(
      'Say what an error code or a synchronization state means and what to do about it; without one, list the failures.',
    )
    .argument('[code]', 'a code, an HTTP status, a state (6700 to 6711) or the name of a failure')
    .addHelpText(
      'after',
      '\nExamples:\n  susync explain 0x80072EFE\n  susync explain 6703\n  susync explain -2147012866',
    )
    .action((code: string | undefined) => {
      if (code === undefined) {
        const all = catalogKeys().map(explainKey);
        context.result(all, (layout) => explanationsText(all, layout));
        return;
      }
      const found = explain(code);
      if (found === undefined)
        throw new SyncError('notFound', `Nothing is known about "${code.slice(0, 100)}"`);
      context.result(found, (layout) => explanationText(found, layout));
    });
}
