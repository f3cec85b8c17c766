import type { NetContext } from '../types/netType.ts';
import type { AttributeObject } from '../values/attributeObject.ts';
import type { Value } from '../values/value.ts';

/** The set of a parameter that belongs to all of them. */
export const allParameterSets = '__AllParameterSets';

/** What a parameter is within a parameter set. */
export interface ParameterSetMember {
  /** `__AllParameterSets` for all of them. */
  readonly set: string;
  readonly mandatory: boolean;
  /** Null where it is bound by name alone. */
  readonly position: number | null;
  readonly fromPipeline: boolean;
  readonly fromPipelineByPropertyName: boolean;
  readonly fromRemainingArguments: boolean;
  readonly helpMessage: string | null;
}

/** A check or a change of an argument before it is bound: ValidateSet, ValidateRange, a transformation. Throws what the attribute would. */
export interface ArgumentCheck {
  /** Name of the attribute: `ValidateSet`. */
  readonly attribute: string;
  /** Its values, for help and completion: those of a ValidateSet. */
  readonly values: readonly string[];
  /** A transformation comes before the conversion to the type, a validation after it. */
  readonly transforms: boolean;
  /** Returns what is bound; of a validation the value itself. */
  apply(value: Value, context: NetContext): Value;
}

/** One parameter of a command. */
export interface ParameterMetadata {
  readonly name: string;
  readonly aliases: readonly string[];
  /** As written between brackets: `string[]`, `switch`, `System.Object`. */
  readonly type: string;
  readonly sets: readonly ParameterSetMember[];
  readonly checks: readonly ArgumentCheck[];
  /** AllowNull, AllowEmptyString and AllowEmptyCollection: what a mandatory parameter takes nevertheless. */
  readonly allows: {
    readonly null: boolean;
    readonly emptyString: boolean;
    readonly emptyCollection: boolean;
  };
  /** DontShow. */
  readonly hidden: boolean;
  /** The attributes that a script declares it with, as objects, in the order in which they stand; absent for a parameter of a cmdlet. */
  readonly declared?: () => readonly AttributeObject[];
  /** Whether a script writes a type for it. */
  readonly isConverted?: boolean;
}

/** What the binder, help and completion know of a cmdlet or an advanced function. */
export interface CommandMetadata {
  readonly name: string;
  readonly parameters: readonly ParameterMetadata[];
  /** Null where none is named. */
  readonly defaultParameterSet: string | null;
  readonly supportsShouldProcess: boolean;
  readonly confirmImpact: 'None' | 'Low' | 'Medium' | 'High';
  /** Full names of the types it writes. */
  readonly outputTypes: readonly string[];
  /** Address of the help that its author names. */
  readonly helpUri?: string;
}
