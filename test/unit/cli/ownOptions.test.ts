import assert from 'node:assert/strict';
import type { Command } from 'commander';
import { addEveryCommand } from '../../../src/cli/everyCommand.ts';
import { createProgram } from '../../../src/cli/program.ts';
import { version } from '../../../src/cli/version.ts';
import { processHost } from '../../../src/cli/processHost.ts';

/** Commands that have an option which the whole program takes, too: it would never reach them. */
function hiddenOptions(program: Command): readonly string[] {
  const everywhere = new Set(program.options.map(({ long }) => long));
  const look = (command: Command): string[] => [
    ...command.options.flatMap(({ long }) =>
      everywhere.has(long) ? [`${command.name()} ${long ?? ''}`] : [],
    ),
    ...command.commands.flatMap(look),
  ];
  return program.commands.flatMap(look);
}

describe('Options of commands', () => {
  it('are hidden by none that every command takes', () => {
    const { program, context } = createProgram(processHost(version));
    addEveryCommand(program, context);
    assert.equal(program.commands.length > 20, true);
    assert.deepEqual(hiddenOptions(program), []);
  });

  it('would be found hidden', () => {
    const { program } = createProgram(processHost(version));
    program.command('wrong').option('--json', 'its own');
    assert.deepEqual(hiddenOptions(program), ['wrong --json']);
  });
});
