import type { Command } from 'commander';

/**
 * What follows the file of `susync run` belongs to the script, whatever it looks like: `--` is put before the file. Other command lines stay as
 * they are.
 */
export function endOptionsAtScript(program: Command, args: readonly string[]): readonly string[] {
  const command = operandAfter(program, args, 0);
  const run = program.commands.find((candidate) => candidate.name() === 'run');
  if (run === undefined || args[command] !== 'run') return args;
  const file = operandAfter(program, args, command + 1, run);
  return args[file] === undefined || args[file] === '--'
    ? args
    : [...args.slice(0, file), '--', ...args.slice(file)];
}

/** Index of the first argument from `start` on that is neither an option nor the value of one. */
export function operandAfter(
  program: Command,
  args: readonly string[],
  start: number,
  command: Command = program,
): number {
  const options = [...program.options, ...command.options];
  let index = start;
  for (;;) {
    const arg = args[index];
    // A dash alone is standard input.
    if (arg === undefined || arg === '--' || arg === '-' || !arg.startsWith('-')) return index;
    const option = options.find(({ short, long }) => arg === short || arg === long);
    index += option?.required === true ? 2 : 1;
  }
}
