import type { ScriptBlock } from '../../values/scriptBlock.ts';
import type { Value } from '../../values/value.ts';

/** A script block that a job runs, as in a session of its own. */
export interface JobTask {
  readonly block: ScriptBlock;
  readonly args: readonly Value[];
  /** What it gets from the pipeline; null for nothing. */
  readonly input: readonly Value[] | null;
  /** `$_`; undefined for none. */
  readonly underscore?: Value;
  /** Runs before it. */
  readonly initialization: ScriptBlock | null;
  /** Values that `$using:` names, by lower-case name. */
  readonly using: ReadonlyMap<string, Value>;
  /** Variables it has from its start. */
  readonly variables: ReadonlyMap<string, Value>;
  /** Folder it starts in. */
  readonly location: string;
  /** Whether it is as in another process: its objects go in and come out serialized, its environment is a copy. */
  readonly apart: boolean;
}
