import { convert } from '../convert/convert.ts';
import { toBoolean } from '../convert/toBoolean.ts';
import { toText } from '../convert/toText.ts';
import { enumerate } from '../members/enumerate.ts';
import { netRegex, type NetRegex } from '../text/netRegex.ts';
import { escapeRegex } from '../text/regexReplace.ts';
import type { NetContext } from '../types/netType.ts';
import { EnumValue } from '../values/enumValue.ts';
import { scriptError, ScriptError, type ScriptError as Failure } from '../values/errorRecord.ts';
import { NetArray } from '../values/netArray.ts';
import { NetThrow } from '../values/netException.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import type { Value } from '../values/value.ts';

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
  const parts: Value[] = [];
  for (const item of enumerate(value) ?? [value]) {
    for (const part of toText(item, context).split(/\s+/)) if (part !== '') parts.push(part);
  }
  return new NetArray(parts, 'System.String');
}

/** `-split delimiter, count, options`, or a script block in place of the delimiter. */
export function split(left: Value, right: Value, caseSensitive: boolean, context: NetContext): Value {
  const [delimiter = null, countArgument = 0, optionArgument] = [...(enumerate(right) ?? [right])];
  const count = numberArgument(countArgument, context);
  const parts: string[] = [];
  const block = delimiter instanceof ScriptBlock ? delimiter : undefined;
  const regex =
    block === undefined ? splitRegex(delimiter, optionArgument, caseSensitive, context) : undefined;
  for (const item of enumerate(left) ?? [left]) {
    context.checkpoint();
    const text = toText(item, context);
    if (block !== undefined) parts.push(...splitByBlock(text, block, count, context));
    else if (regex !== undefined)
      parts.push(...(count < 0 ? fromRight(regex, text, -count) : fromLeft(regex, text, count)));
    context.allow('items', parts.length);
  }
  return new NetArray(parts, 'System.String');
}

function numberArgument(value: Value, context: NetContext): number {
  const type = context.types.find('System.Int32');
  if (type === undefined) return 0;
  try {
    return Number(convert(value, type, context));
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    throw plainFailure(error);
  }
}

/** Errors of the operands of -split carry no id of their own. */
function plainFailure(error: Failure): Failure {
  const { exception } = error.record;
  return scriptError('RuntimeException', exception.message, 'NotSpecified', { inner: exception.inner });
}

function optionBits(value: Value | undefined, context: NetContext): number {
  if (value === undefined) return 0;
  const type = context.types.find('System.Management.Automation.SplitOptions');
  if (type === undefined) return 0;
  const converted = convert(value, type, context);
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
  const ignoreCase = optionArgument === undefined ? !caseSensitive : !caseSensitive || has(bits.ignoreCase);
  const flags =
    (ignoreCase ? 1 : 0) |
    (has(bits.multiline) ? 2 : 0) |
    (has(bits.explicitCapture) ? 4 : 0) |
    (has(bits.singleline) ? 16 : 0) |
    (has(bits.ignoreBlanks) ? 32 : 0);
  try {
    return netRegex(has(bits.simpleMatch) ? escapeRegex(pattern) : pattern, flags);
  } catch (error) {
    if (!(error instanceof NetThrow)) throw error;
    const { exception } = error;
    throw scriptError(exception.typeName, exception.message, 'OperationStopped', {
      type: exception.typeName,
    });
  }
}

function fromLeft(regex: NetRegex, text: string, count: number): string[] {
  const parts: string[] = [];
  let from = 0;
  let left = count - 1;
  for (const found of regex.matches(text)) {
    if (count > 0 && left <= 0) break;
    left--;
    parts.push(text.slice(from, found.index));
    for (let number = 1; number < regex.groupNames.length; number++) {
      const group = found.text(number);
      if (group !== undefined) parts.push(group);
    }
    from = found.end;
  }
  parts.push(text.slice(from));
  return parts;
}

/** A negative count keeps the last parts and leaves the beginning whole. */
function fromRight(regex: NetRegex, text: string, count: number): string[] {
  const found = [...regex.matches(text)];
  const used = count > 0 ? found.slice(Math.max(found.length - count + 1, 0)) : found;
  const parts: string[] = [];
  let from = 0;
  for (const each of used) {
    parts.push(text.slice(from, each.index));
    for (let number = 1; number < regex.groupNames.length; number++) {
      const group = each.text(number);
      if (group !== undefined) parts.push(group);
    }
    from = each.end;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Splits at the characters for which the block, with the character as `$_`, is true. */
function splitByBlock(text: string, block: ScriptBlock, count: number, context: NetContext): string[] {
  const parts: string[] = [];
  let part = '';
  const limit = Math.abs(count);
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    const full = limit > 0 && parts.length >= limit - 1;
    const output = full ? [] : context.invoke(block, [text, index], { underscore: char });
    const isDelimiter = output.length === 1 ? toBoolean(output[0] ?? null) : output.length > 1;
    if (isDelimiter) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  parts.push(part);
  return parts;
}
