import type { CommandMetadata, ParameterMetadata } from '../commands/commandMetadata.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import type { Value } from '../values/value.ts';

/** What is called, as the binder has to know it. */
export interface BindingRequest {
  readonly metadata: CommandMetadata;
  /**
   * `simple`: a function without CmdletBinding and Parameter attributes; what it does not know becomes `$args`, it has no common parameters.
   */
  readonly kind: 'cmdlet' | 'advanced' | 'simple';
  /** What is written into the errors: who was called, from where. */
  readonly invocation: InvocationInfo;
  /** Whether objects come from a pipeline. */
  readonly expectsInput: boolean;
  /** The parameters that the call has beside those of its metadata; asked once, when the static ones are bound. */
  readonly dynamicParameters?: (bound: ReadonlyMap<string, Value>) => readonly ParameterMetadata[];
}

/** The arguments of one call, bound to its parameters. Made by `bindArguments`. */
export interface ParameterBinding {
  /** Values by name as declared, common parameters included, in the order in which they were bound: `$PSBoundParameters`. */
  readonly bound: ReadonlyMap<string, Value>;
  /** `$args` of a simple function. */
  readonly rest: readonly Value[];
  /** The set it was narrowed to; after an object of a pipeline it may be another. */
  readonly parameterSetName: string;
  /** Of a parameter, by any case; undefined where it is not bound. */
  value(parameter: string): Value | undefined;
  /**
   * Binds an object of the pipeline. Returns the names of the parameters that have another value now: those still in `bound` have a new one, the others
   * go back to their default. Throws the error that is written in place of the call of `process`: InputObjectNotBound, a missing mandatory parameter,
   * a failed conversion.
   */
  bindObject(object: Value): readonly string[];
}
