import type { ParameterOptions } from '../cmdletBuilder.ts';

/** How cmdlets that make items take where and as what: by a path, or by a name in the folder of one. */
export const newItemParameters = {
  Path: { pipeline: 'property' },
  Name: { pipeline: 'property', allow: ['null', 'emptyString'] },
  Value: { pipeline: 'both' },
} as const satisfies Readonly<Record<string, ParameterOptions>>;

/** Syntax of two sets: by -Path alone, and with -Name. */
export function byPathOrName(rest: string): Record<string, string> {
  return {
    pathSet: `[-Path] <string[]> ${rest}`,
    nameSet: `[[-Path] <string[]>] -Name <string> ${rest}`,
  };
}
