import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet, CmdletHelp, CmdletInvocation } from './cmdlet.ts';
import type { CommandMetadata } from './commandMetadata.ts';
import type { CommandRuntime } from './commandRuntime.ts';

/**
 * Cmdlets of a module that are read when more than their names is asked for. `names`: a word each, followed by its aliases, with commas between them; `room`: the
 * cmdlets that they are among.
 */
export function lateCmdlets(module: string, names: string, room: () => readonly Cmdlet[]): readonly Cmdlet[] {
  let read: readonly Cmdlet[] | undefined;
  return names.split(', ').map((words) => {
    const [name = '', ...aliases] = words.split(' ');
    return new LateCmdlet(name, aliases, module, () => (read ??= room()));
  });
}

/** A cmdlet that knows its names, and asks the one that it stands for about everything else. */
class LateCmdlet implements Cmdlet {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly module: string;
  readonly #room: () => readonly Cmdlet[];
  #found: Cmdlet | undefined;

  constructor(name: string, aliases: readonly string[], module: string, room: () => readonly Cmdlet[]) {
    this.name = name;
    this.aliases = aliases;
    this.module = module;
    this.#room = room;
  }

  get metadata(): CommandMetadata {
    return this.#cmdlet.metadata;
  }

  get className(): string {
    return this.#cmdlet.className;
  }

  get help(): CmdletHelp | undefined {
    return this.#cmdlet.help;
  }

  start(runtime: CommandRuntime): CmdletInvocation {
    return this.#cmdlet.start(runtime);
  }

  get #cmdlet(): Cmdlet {
    this.#found ??= this.#room().find(({ name }) => name === this.name);
    if (this.#found === undefined)
      throw new SyncError('unexpected', `${this.name} is not where it should be`);
    return this.#found;
  }
}
