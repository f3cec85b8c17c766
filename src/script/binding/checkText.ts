import type { ArgumentCheck } from '../commands/commandMetadata.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { formatComposite } from '../text/formatComposite.ts';
import { netRegex, regexOptions } from '../text/netRegex.ts';
import type { NetContext } from '../types/netType.ts';
import { NetArray } from '../values/netArray.ts';
import type { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import { itemCheck } from './checkItems.ts';
import { validationFailure } from './validationError.ts';

/** A message of the attribute's own: `{0}` is the argument, `{1}` what it was checked against. */
function ownMessage(message: string, parts: readonly Value[], context: NetContext): string {
  return formatComposite(message, parts, (value) => context.text(value));
}

/** ValidateSet: one of some texts. */
export function setCheck(
  values: readonly string[],
  ignoreCase: boolean,
  message: string | null,
): ArgumentCheck {
  const key = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const known = new Set(values.map(key));
  const listed = values.join(',');
  return itemCheck(
    'ValidateSet',
    (item, context) => {
      const text = context.text(item);
      if (known.has(key(text))) return;
      throw validationFailure(
        message === null
          ? `The argument "${text}" does not belong to the set "${listed}" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again.`
          : ownMessage(message, [text, listed], context),
      );
    },
    values,
  );
}

/** ValidatePattern: a regular expression; `options` as RegexOptions names them. */
export function patternCheck(pattern: string, options: string, message: string | null): ArgumentCheck {
  const bits = options
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .reduce((all, name) => all | (optionBits.get(name) ?? 0), 0);
  return itemCheck('ValidatePattern', (item, context) => {
    const text = context.text(item);
    if (netRegex(pattern, bits).test(text)) return;
    throw validationFailure(
      message === null
        ? `The argument "${text}" does not match the "${pattern}" pattern. Supply an argument that matches "${pattern}" and try the command again.`
        : ownMessage(message, [text, pattern], context),
    );
  });
}

const optionBits = new Map<string, number>(
  Object.entries(regexOptions).map(([name, bit]) => [name.toLowerCase(), bit]),
);

/** ValidateScript: a script block that has the argument as `$_` and says true. */
export function scriptCheck(block: ScriptBlock, message: string | null): ArgumentCheck {
  return itemCheck('ValidateScript', (item, context) => {
    const output = context.invoke(block, [item], { underscore: item, propagates: true });
    if (toBoolean(new NetArray(output))) return;
    throw validationFailure(
      message === null
        ? `The "${block.text}" validation script for the argument with value "${context.text(item)}" did not return a result of True. Determine why the validation script failed, and then try the command again.`
        : ownMessage(message, [item, block.text], context),
    );
  });
}
