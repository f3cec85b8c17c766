import { NetObject, type Value } from './value.ts';

/** Where in a script something stands. Line and column count from 1; 0 where there is none. */
export interface ScriptPosition {
  readonly file: string | null;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The whole first line with its end. */
  readonly lineText: string;
  /** The text itself. */
  readonly text: string;
}

/** System.Management.Automation.InvocationInfo: who was called, from where, with what. */
export class InvocationInfo extends NetObject {
  readonly typeName = 'System.Management.Automation.InvocationInfo';
  /** By name as given or bound. */
  readonly boundParameters = new Map<string, Value>();
  unboundArguments: readonly Value[] = [];
  pipelineLength = 1;
  pipelinePosition = 1;
  expectingInput = false;

  /** CommandInfo of what was called; null for an expression. */
  readonly command: NetObject | null;
  /** As called: an alias, a path, `.` or `&`. */
  readonly invocationName: string;
  #position: ScriptPosition | null | (() => ScriptPosition);
  /** What follows the comma in the id of its errors; empty for expressions and blocks without a name. */
  readonly errorIdSuffix: string;

  constructor(
    facts: Pick<InvocationInfo, 'command' | 'invocationName' | 'errorIdSuffix'> & {
      /** A function makes it when it is first asked for. */
      readonly position: ScriptPosition | null | (() => ScriptPosition);
    },
  ) {
    super();
    this.command = facts.command;
    this.invocationName = facts.invocationName;
    this.#position = facts.position;
    this.errorIdSuffix = facts.errorIdSuffix;
  }
  get position(): ScriptPosition | null {
    if (typeof this.#position === 'function') this.#position = this.#position();
    return this.#position;
  }
}
