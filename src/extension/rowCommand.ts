import { type Command, commands, type TreeView } from 'vscode';
import type { Clock } from '../base/clock.ts';
import type { Disposable } from '../base/disposable.ts';
import type { CommandId } from './ids.ts';
import { selectedRow } from './selectedRow.ts';

/** What a click on rows of one view runs. */
export interface RowCommand extends Disposable {
  /** For the item of a row. */
  command(title: string): Command;
}

/** What rows stand for. */
export interface RowOpening<Node> {
  readonly viewId: string;
  readonly view: Pick<TreeView<Node>, 'selection'>;
  readonly clock: Pick<Clock, 'sleep'>;
  /** What a row runs: a command with an argument; undefined for one that is only selected. */
  readonly runs: (node: Node) => readonly [CommandId, unknown] | undefined;
  /** Told of a row that did not come back, as VS Code tells commands: without one. */
  readonly usual: CommandId;
}

/**
 * Registers what a click on a row of a view runs. The items carry no arguments: VS Code forgets those while rows are replaced, and a click just then
 * would do nothing. Which row it was, the selection says, which VS Code tells before.
 */
export function rowCommand<Node>({ viewId, view, clock, runs, usual }: RowOpening<Node>): RowCommand {
  const id = `_${viewId}.openRow`;
  const registered = commands.registerCommand(id, async () => {
    const node = await selectedRow(view, clock);
    if (node === undefined) return commands.executeCommand(usual, undefined, []);
    const run = runs(node);
    return run === undefined ? undefined : commands.executeCommand(...run);
  });
  return {
    command: (title) => ({ command: id, title }),
    dispose: () => {
      registered.dispose();
    },
  };
}
