import type { RawArgument } from '../binding/rawArgument.ts';
import type { Value } from '../values/value.ts';

/**
 * Arguments of a command line as a script gets them, as `pwsh -File` hands them on: texts, and names that begin with a dash. `$true` and `$false`, which
 * a shell cannot say otherwise, are what they say.
 */
export function scriptArguments(texts: readonly string[]): readonly RawArgument[] {
  return texts.map((text) => {
    const [, name, colon, joined = ''] = /^-([\p{L}_?][^:\s]*)(:)?(.*)$/su.exec(text) ?? [];
    if (name === undefined) return { kind: 'value', value: valueOf(text), extent: null };
    return {
      ...({ kind: 'parameter', name, text, extent: null, splatted: false } as const),
      hasColon: colon !== undefined,
      argument: joined === '' ? undefined : valueOf(joined),
    };
  });
}

function valueOf(text: string): Value {
  const word = text.toLowerCase();
  return word === '$true' ? true : word === '$false' ? false : text;
}
