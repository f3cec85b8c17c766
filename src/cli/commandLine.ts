import { type Command, CommanderError } from 'commander';
import type { CommandContext } from './commandContext.ts';
import { errorView, renderCauseChain, renderError } from './errorReport.ts';
import { ExitCode, exitCodeOf } from './exitCode.ts';
import type { CommandHost } from './host.ts';
import { endOptionsAtScript, operandAfter } from './endOptionsAtScript.ts';
import { createProgram } from './program.ts';
import { printable } from '../base/printable.ts';
import { UsageError } from './usageError.ts';

/** Adds commands to the program. */
export type AddCommands = (program: Command, context: CommandContext) => void;

/**
 * Runs one command line (without the program's own name) to its end; resolves with the exit code, never rejects. `commandsFor` finds what adds the command of a
 * name; undefined: none was given.
 */
export async function runCommandLine(
  args: readonly string[],
  host: CommandHost,
  commandsFor: (name: string | undefined) => AddCommands | Promise<AddCommands>,
): Promise<number> {
  const { program, context } = createProgram(host);
  try {
    const given = helpAsOption(args);
    const add = await commandsFor(given[operandAfter(program, given, 0)]);
    add(program, context);
    await program.parseAsync(endOptionsAtScript(program, given), { from: 'user' });
    return context.exitCode;
  } catch (error) {
    // Help and version were asked for and are printed by now.
    if (error instanceof CommanderError && error.exitCode === 0) return ExitCode.done;
    // A command group without a command: its help is printed to standard error.
    if (error instanceof CommanderError && error.code === 'commander.help') return ExitCode.usage;
    const known = error instanceof CommanderError ? usageErrorOf(error, namedCommand(program, args)) : error;
    report(known, context, context.json || args.includes('--json'));
    return exitCodeOf(known);
  }
}

/** `help schedule set` as `schedule set --help`: commander's own help command looks one level deep only. */
function helpAsOption(args: readonly string[]): readonly string[] {
  return args[0] === 'help' ? [...args.slice(1), '--help'] : args;
}

function report(error: unknown, context: CommandContext, json: boolean): void {
  const { stdout, stderr } = context.host;
  const view = errorView(error);
  if (json) {
    stdout.write(`${JSON.stringify({ error: view }, null, 2)}\n`);
    return;
  }
  // Whoever pressed Ctrl+C needs no cause.
  if (view.key === 'cancelled') {
    stderr.write(`${printable(view.message)}. ${printable(view.remedy)}\n`);
    return;
  }
  stderr.write(renderError(view, context.messageLayout));
  if (context.verbose) stderr.write(renderCauseChain(error));
}

/** Commander's message as ours: `error: unknown command 'stauts'\n(Did you mean status?)`. */
function usageErrorOf({ message }: CommanderError, command: string): UsageError {
  const [first = '', ...rest] = message.replace(/^error: /, '').split('\n');
  const sentence = first.replace(/\.$/, '');
  const suggestion = rest.length === 0 ? '' : ` ${rest.join(' ')}`;
  return new UsageError(sentence.charAt(0).toUpperCase() + sentence.slice(1) + suggestion, command);
}

/** The command that the arguments lead to, as far as they name known ones: `susync schedule set`. */
function namedCommand(program: Command, args: readonly string[]): string {
  let command = program;
  const names = [program.name()];
  for (const arg of args) {
    const next = command.commands.find((candidate) => candidate.name() === arg);
    if (next === undefined) continue;
    command = next;
    names.push(arg);
  }
  return names.join(' ');
}
