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

/** A half-open range of offsets, in UTF-16 units, of the text that a call stands in. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
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
  /** Whether it was called by name where a prompt or a run stands, and not by a script. */
  isOfPrompt = false;

  /** CommandInfo of what was called; null for an expression. */
  readonly command: NetObject | null;
  /** As called: an alias, a path, `.` or `&`. */
  readonly invocationName: string;
  #position: ScriptPosition | null | (() => ScriptPosition);
  readonly #positionOf: ((range: OffsetRange) => ScriptPosition) | null;
  #ofError: InvocationInfo | null = null;
  /** What follows the comma in the id of its errors; empty for expressions and blocks without a name. */
  readonly errorIdSuffix: string;

  constructor(
    facts: Pick<InvocationInfo, 'command' | 'invocationName' | 'errorIdSuffix'> & {
      /** A function makes it when it is first asked for. */
      readonly position: ScriptPosition | null | (() => ScriptPosition);
      /** Where other parts of the same text stand; left out where the call was not written. */
      readonly positionOf?: (range: OffsetRange) => ScriptPosition;
    },
  ) {
    super();
    this.command = facts.command;
    this.invocationName = facts.invocationName;
    this.#position = facts.position;
    this.#positionOf = facts.positionOf ?? null;
    this.errorIdSuffix = facts.errorIdSuffix;
  }

  get position(): ScriptPosition | null {
    if (typeof this.#position === 'function') this.#position = this.#position();
    return this.#position;
  }

  /** The call as an error of its binding tells it: at the argument that did not fit, or at the whole where there is none; by no name. */
  atArgument(argument: OffsetRange | null): InvocationInfo {
    const positionOf = this.#positionOf;
    return new InvocationInfo({
      ...{ command: this.command, invocationName: '', errorIdSuffix: this.errorIdSuffix },
      position: argument === null || positionOf === null ? this.#position : () => positionOf(argument),
    });
  }

  /** The call as an error keeps it: without its place in the pipeline, and what was bound. */
  get ofError(): InvocationInfo {
    if (this.#ofError !== null) return this.#ofError;
    const { command, invocationName, errorIdSuffix, position } = this;
    const kept = new InvocationInfo({ command, invocationName, errorIdSuffix, position });
    kept.pipelineLength = kept.pipelinePosition = 0;
    return (this.#ofError = kept);
  }
}
