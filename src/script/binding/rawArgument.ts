import type { Extent } from '../syntax/extent.ts';
import { Boxed } from '../values/extendedMembers.ts';
import type { Value } from '../values/value.ts';

/** One argument of a command as it was written or splatted, before it is bound. */
export type RawArgument =
  | {
      readonly kind: 'parameter';
      /** Without dash and colon. */
      readonly name: string;
      /** What follows the colon, or the value of a splatted hashtable; undefined where nothing was joined to the name. */
      readonly argument: Value | undefined;
      readonly hasColon: boolean;
      /** From a hashtable given with `@name`: a parameter written out wins over it. */
      readonly splatted: boolean;
      /** As written, for `$args`: `-Name`, `–Name`, `-Name:`. */
      readonly text: string;
      /** Of the name, or of `@name` that it comes from; null where it was not written. */
      readonly extent: Extent | null;
      /** Of what follows the colon. */
      readonly valueExtent?: Extent;
    }
  | { readonly kind: 'value'; readonly value: Value; readonly extent: Extent | null };

/** A parameter name that ended up in `$args`: a text that becomes a parameter again where `@args` is splatted. */
export class ParameterToken extends Boxed {
  readonly text: string;
  /** Without dash and colon. */
  readonly parameterName: string;

  constructor(text: string, parameterName: string) {
    super(text, 'System.String');
    this.text = text;
    this.parameterName = parameterName;
  }
}

/** Values as arguments without names. */
export function positionalArguments(values: readonly Value[]): RawArgument[] {
  return values.map((value) => ({ kind: 'value', value, extent: null }));
}

/** What `$args` keeps of an argument: a value itself; of `-Name:value` the texts `-Name:` and the value. */
export function argsOf(argument: RawArgument): readonly Value[] {
  if (argument.kind === 'value') return [argument.value];
  const token = new ParameterToken(argument.text, argument.name);
  return argument.argument === undefined ? [token] : [token, argument.argument];
}
