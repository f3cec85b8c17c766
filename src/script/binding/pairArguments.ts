import type { Extent } from '../syntax/extent.ts';
import type { BindingSession } from './bindingSession.ts';
import { typeText } from '../types/typeText.ts';
import type { InvocationInfo } from '../values/invocationInfo.ts';
import type { Value } from '../values/value.ts';
import { missingArgumentError } from './bindingError.ts';
import type { BindingPlan, PlannedParameter } from './bindingPlan.ts';
import { matchParameter } from './matchParameter.ts';
import { parameterType } from './parameterType.ts';
import type { RawArgument } from './rawArgument.ts';

/** An argument that is paired: a parameter with its value, or what is not a parameter of the command. */
export type PairedArgument =
  | {
      readonly kind: 'named';
      readonly parameter: PlannedParameter;
      /** Its name as it is written, which may be short or an alias. */
      readonly written: string;
      /** Undefined for a switch that is named alone. */
      readonly value: Value | undefined;
      readonly splatted: boolean;
      /** Of the name. */
      readonly extent: Extent | null;
      /** Of the value, or of the name where none follows it. */
      readonly valueExtent: Extent | null;
    }
  | { readonly kind: 'value'; readonly value: Value; readonly extent: Extent | null }
  | {
      readonly kind: 'unknown';
      readonly argument: RawArgument & { readonly kind: 'parameter' };
      /** The value that stood behind the name; undefined where none did. */
      readonly next: Value | undefined;
    };

/** What is read of a call: the argument at hand, or null where it is the whole. Errors tell of it. */
export interface ArgumentReading {
  at: Extent | null;
}

/** Pairs names with the arguments that follow them. Throws MissingArgument and AmbiguousParameter. */
export function pairArguments(
  args: readonly RawArgument[],
  plan: BindingPlan,
  invocation: InvocationInfo,
  session: BindingSession,
  reading: ArgumentReading,
): PairedArgument[] {
  const paired: PairedArgument[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === undefined) continue;
    if (argument.kind === 'value') {
      paired.push(argument);
      continue;
    }
    const { extent } = argument;
    reading.at = extent;
    const parameter = matchParameter(plan, argument.name, invocation);
    const next = args[index + 1];
    if (parameter === undefined) {
      // An unknown name keeps the value that follows it, even behind `-Name:value`: they go to `$args` together.
      const takes = next?.kind === 'value';
      if (takes) index++;
      paired.push({ kind: 'unknown', argument, next: takes ? next.value : undefined });
      continue;
    }
    const { splatted, name: written } = argument;
    if (argument.argument !== undefined) {
      paired.push({
        ...{ kind: 'named', parameter, written, value: argument.argument, splatted, extent },
        valueExtent: argument.valueExtent ?? extent,
      });
      continue;
    }
    if (parameter.isSwitch && !argument.hasColon) {
      paired.push({
        ...{ kind: 'named', parameter, written, value: undefined, splatted, extent },
        valueExtent: extent,
      });
      continue;
    }
    const isName =
      next?.kind === 'parameter' &&
      (next.argument !== undefined || matchParameter(plan, next.name, invocation) !== undefined);
    if (next === undefined || isName) {
      const { fullName } = parameterType(parameter, session);
      throw missingArgumentError(invocation, parameter.name, typeText(fullName));
    }
    index++;
    const value = next.kind === 'value' ? next.value : next.text;
    paired.push({ kind: 'named', parameter, written, value, splatted, extent, valueExtent: next.extent });
  }
  return paired;
}
