import type { CommandRuntime } from './commandRuntime.ts';
import type { CommandMetadata } from './commandMetadata.ts';

/** Help of a command as its author wrote it, in the sections of comment-based help. */
export interface CmdletHelp {
  /** One sentence. */
  readonly synopsis: string;
  readonly description: string;
  /** By name in upper case. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly examples: readonly { readonly code: string; readonly remarks: string }[];
  /** Names of commands, or addresses. */
  readonly links: readonly string[];
}

/** A built-in command. */
export interface Cmdlet {
  /** `Select-Object`. */
  readonly name: string;
  /** Made when it is first asked for: a script calls few of the cmdlets that a session starts with. */
  readonly metadata: CommandMetadata;
  /** Aliases it has from the start: `select`. */
  readonly aliases: readonly string[];
  /** The module it belongs to: `Microsoft.PowerShell.Utility`. */
  readonly module: string;
  /** Class that stands in the ids of its errors: `Microsoft.PowerShell.Commands.SelectObjectCommand`. */
  readonly className: string;
  /** Undefined: Get-Help shows its syntax alone. */
  readonly help?: CmdletHelp | undefined;
  /** One invocation within a pipeline; parameters are read from the runtime when each block runs. */
  start(runtime: CommandRuntime): CmdletInvocation;
}

/** The blocks of one invocation, called as the pipeline runs. */
export interface CmdletInvocation {
  begin?(): void;
  /** Once an object of the pipeline; once where there is no pipeline. */
  process?(): void;
  end?(): void;
  /** Always, also after an error or a stop. */
  clean?(): void;
}
