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
      /** Undefined for a switch that is named alone. */
      readonly value: Value | undefined;
      readonly splatted: boolean;
    }
  | { readonly kind: 'value'; readonly value: Value }
  | {
      readonly kind: 'unknown';
      readonly argument: RawArgument & { readonly kind: 'parameter' };
      /** The value that stood behind the name; undefined where none did. */
      readonly next: Value | undefined;
    };

/** Pairs names with the arguments that follow them. Throws MissingArgument and AmbiguousParameter. */
export function pairArguments(
  args: readonly RawArgument[],
  plan: BindingPlan,
  invocation: InvocationInfo,
  session: BindingSession,
): PairedArgument[] {
  const paired: PairedArgument[] = [];
  for (let index = 0; index < args.length; index++) {
    const argument = args[index];
    if (argument === undefined) continue;
    if (argument.kind === 'value') {
      paired.push({ kind: 'value', value: argument.value });
      continue;
    }
    const parameter = matchParameter(plan, argument.name, invocation);
    const next = args[index + 1];
    if (parameter === undefined) {
      // An unknown name keeps the value that follows it, even behind `-Name:value`: they go to `$args` together.
      const takes = next?.kind === 'value';
      if (takes) index++;
      paired.push({ kind: 'unknown', argument, next: takes ? next.value : undefined });
      continue;
    }
    const { splatted } = argument;
    if (argument.argument !== undefined) {
      paired.push({ kind: 'named', parameter, value: argument.argument, splatted });
      continue;
    }
    if (parameter.isSwitch && !argument.hasColon) {
      paired.push({ kind: 'named', parameter, value: undefined, splatted });
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
    paired.push({ kind: 'named', parameter, value, splatted });
  }
  return paired;
}
