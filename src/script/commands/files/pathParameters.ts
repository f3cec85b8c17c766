import type { ParameterOptions } from '../cmdletBuilder.ts';

/** How -Path and -LiteralPath of most cmdlets about items take what the pipeline brings. */
export const pathParameters = {
  Path: { pipeline: 'both' },
  LiteralPath: { pipeline: 'property', aliases: ['PSPath', 'LP'] },
} as const satisfies Readonly<Record<string, ParameterOptions>>;

/** Syntax of two sets: by -Path, which comes first, and by -LiteralPath. */
export function byPath(rest: string, { optional = false, single = false } = {}): Record<string, string> {
  const type = single ? 'string' : 'string[]';
  return {
    Path: `${optional ? `[[-Path] <${type}>]` : `[-Path] <${type}>`} ${rest}`,
    LiteralPath: `-LiteralPath <${type}> ${rest}`,
  };
}
