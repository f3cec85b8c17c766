import { convert } from '../convert/convert.ts';
import { outputIsTrue } from '../convert/toBoolean.ts';
import { toText } from '../convert/toText.ts';
import { enumerate } from '../members/enumerate.ts';
import { regexOptions, type NetRegex } from '../text/netRegex.ts';
import { escapeRegex, splitAtLastMatches, splitAtMatches } from '../text/regexReplace.ts';
import type { NetContext, NetType } from '../types/netType.ts';
import { EnumValue } from '../values/enumValue.ts';
import { scriptError, ScriptError } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';
import { operandRegex } from './operandRegex.ts';

/** Bits of System.Management.Automation.SplitOptions. */
const bits = {
  simpleMatch: 1,
  regexMatch: 2,
  cultureInvariant: 4,
  ignoreBlanks: 8,
  multiline: 16,
  singleline: 32,
  ignoreCase: 64,
  explicitCapture: 128,
};

/** `-split 'a b'`: at blanks, none at the ends. */
export function splitUnary(value: Value, context: NetContext): Value {
  return splitEach(value, (text) => text.trim().split(/\s+/), context);
}

/** `-split delimiter, count, options`, or a script block in place of the delimiter. */
export function split(left: Value, right: Value, caseSensitive: boolean, context: NetContext): Value {
  const [delimiter = null, countArgument = 0, optionArgument] = [...(enumerate(right) ?? [right])];
  const count = numberArgument(countArgument, context);
  const block = delimiter instanceof ScriptBlock ? delimiter : undefined;
  const regex =
    block === undefined ? splitRegex(delimiter, optionArgument, caseSensitive, context) : undefined;
  const partsOf = (text: string): readonly string[] => {
    if (block !== undefined) return splitByBlock(text, block, count, context);
    if (regex === undefined) return [];
    // A negative count keeps the last parts and leaves the beginning whole.
    return count < 0 ? splitAtLastMatches(regex, text, -count) : splitAtMatches(regex, text, count);
  };
  return splitEach(left, partsOf, context);
}

/** The parts of every text of a list, in one array. */
function splitEach(
  value: Value,
  partsOf: (text: string) => readonly string[],
  context: NetContext,
): NetArray {
  const parts: string[] = [];
  for (const item of enumerate(value) ?? [value]) {
    context.checkpoint();
    for (const part of partsOf(toText(item, context))) parts.push(part);
    context.allow('items', parts.length);
  }
  return new NetArray(parts, 'System.String');
}

function numberArgument(value: Value, context: NetContext): number {
  const type = context.types.find('System.Int32');
  return type === undefined ? 0 : Number(operand(value, type, context));
}

/** An operand of -split as it is wanted; errors carry no id of their own. */
function operand(value: Value, type: NetType, context: NetContext): Value {
  try {
    return convert(value, type, context);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    const { exception } = error.record;
    throw scriptError('RuntimeException', exception.message, 'NotSpecified', { inner: exception.inner });
  }
}

function optionBits(value: Value | undefined, context: NetContext): number {
  if (value === undefined) return 0;
  const type = context.types.find('System.Management.Automation.SplitOptions');
  if (type === undefined) return 0;
  const converted = operand(value, type, context);
  return converted instanceof EnumValue ? Number(converted.value) : 0;
}

function splitRegex(
  delimiter: Value,
  optionArgument: Value | undefined,
  caseSensitive: boolean,
  context: NetContext,
): NetRegex {
  const options = optionBits(optionArgument, context);
  const has = (bit: number) => (options & bit) !== 0;
  const pattern = toText(delimiter, context);
  const flags =
    (!caseSensitive || has(bits.ignoreCase) ? regexOptions.ignoreCase : 0) |
    (has(bits.multiline) ? regexOptions.multiline : 0) |
    (has(bits.explicitCapture) ? regexOptions.explicitCapture : 0) |
    (has(bits.singleline) ? regexOptions.singleline : 0) |
    (has(bits.ignoreBlanks) ? regexOptions.ignorePatternWhitespace : 0);
  return operandRegex(has(bits.simpleMatch) ? escapeRegex(pattern) : pattern, flags);
}

/** Splits at the characters for which the block, with the character as `$_`, is true. */
function splitByBlock(text: string, block: ScriptBlock, count: number, context: NetContext): string[] {
  const parts: string[] = [];
  let part = '';
  const limit = Math.abs(count);
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const full = limit > 0 && parts.length >= limit - 1;
    const output = full ? [] : context.invoke(block, [text, index], { underscore: char, propagates: true });
    if (outputIsTrue(output)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  parts.push(part);
  return parts;
}
