import { toText } from '../convert/toText.ts';
import { enumerate } from '../members/enumerate.ts';
import { NetRegex, regexOptions, type FoundMatch } from '../text/netRegex.ts';
import { RegexMatch } from '../text/regexObjects.ts';
import { replaceMatches, replacementText } from '../text/regexReplace.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import type { NetContext } from '../types/netType.ts';
import { Dictionary } from '../values/dictionary.ts';
import { scriptError, ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, type Value } from '../values/value.ts';
import { filtered } from './filtered.ts';
import { operandRegex } from './operandRegex.ts';

/** The regular expression that an operand is. */
function regexOf(pattern: Value, caseSensitive: boolean, context: NetContext): NetRegex {
  if (pattern instanceof NetRegex) return pattern;
  return operandRegex(toText(pattern, context), caseSensitive ? 0 : regexOptions.ignoreCase);
}

/** What `$Matches` is after a match: groups that took part, by number or name. */
function matchesOf(found: FoundMatch): Dictionary {
  const matches = new Dictionary();
  for (const [number, name] of found.regex.groupNames.entries()) {
    const text = found.text(number);
    if (text !== undefined) matches.set(/^\d+$/.test(name) ? Number(name) : name, text);
  }
  return matches;
}

/** `-match`: whether a scalar matches, which sets `$Matches`; those of a collection that do. */
export function match(
  left: Value,
  right: Value,
  caseSensitive: boolean,
  negated: boolean,
  context: NetContext,
): Value {
  const regex = regexOf(right, caseSensitive, context);
  if (enumerate(left) !== undefined)
    return filtered(left, context, (item) => regex.test(toText(item, context)) !== negated);
  const found = regex.exec(toText(left, context));
  if (found !== null) context.setMatches(matchesOf(found));
  return (found !== null) !== negated;
}

/** `-like`. */
export function like(
  left: Value,
  right: Value,
  caseSensitive: boolean,
  negated: boolean,
  context: NetContext,
): Value {
  const test = wildcardPattern(toText(right, context), caseSensitive);
  return filtered(left, context, (item) => test(toText(item, context)) !== negated);
}

/** `-replace pattern, replacement`; the replacement may be a script block that gets the match as `$_`. */
export function replace(left: Value, right: Value, caseSensitive: boolean, context: NetContext): Value {
  const operands = [...(enumerate(right) ?? [right])];
  if (operands.length > 2) {
    throw scriptError(
      'BadReplaceArgument',
      `The -replace operator allows only two elements to follow it, not ${operands.length}.`,
      'InvalidOperation',
      { target: right },
    );
  }
  const [pattern = null, replacement = null] = operands;
  const regex = patternRegex(pattern, caseSensitive, context);
  const text =
    replacement instanceof ScriptBlock ? blockText(replacement, context) : plainText(replacement, context);
  const items = enumerate(left);
  if (items === undefined) return replaceOne(regex, isNull(left) ? '' : left, text, context);
  const replaced: Value[] = [];
  for (const item of items) replaced.push(replaceOne(regex, item, text, context));
  return new NetArray(replaced);
}

/** The regular expression of a pattern; one that is none is told of as PowerShell's own error. */
export function patternRegex(pattern: Value, caseSensitive: boolean, context: NetContext): NetRegex {
  try {
    return regexOf(pattern, caseSensitive, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw scriptError(
      'InvalidRegularExpression',
      `The regular expression pattern ${toText(pattern, context)} is not valid.`,
      'InvalidOperation',
      { inner: error.record.exception, target: pattern },
    );
  }
}

function plainText(replacement: Value, context: NetContext): (found: FoundMatch) => string {
  const text = toText(replacement, context);
  return (found) => replacementText(text, found);
}

function blockText(block: ScriptBlock, context: NetContext): (found: FoundMatch) => string {
  return (found) => {
    context.checkpoint();
    const output = context.invoke(block, [], { underscore: new RegexMatch(found), inCaller: true });
    return output.map((item) => toText(item, context)).join(context.separator());
  };
}

function replaceOne(
  regex: NetRegex,
  value: Value,
  text: (found: FoundMatch) => string,
  context: NetContext,
): Value {
  context.checkpoint();
  const result = replaceMatches(regex, toText(value, context), text);
  context.allow('characters', result.length);
  return result;
}
