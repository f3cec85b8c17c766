import type { NetContext } from '../types/netType.ts';
import { Dictionary } from '../values/dictionary.ts';
import { ErrorRecord, ScriptError, type ErrorCategory } from '../values/errorRecord.ts';
import { unboxed } from '../values/extendedMembers.ts';
import { NetException } from '../values/netException.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { isNull, NetObject, type Value } from '../values/value.ts';
import type { Alignment } from './cellField.ts';
import type { FormatProperty } from './formatOptions.ts';
import type { PropertyExpression } from './propertyExpression.ts';

/** Keys of a calculated property, by what they are for; the first spelling is the one that messages name. */
const keyNames = {
  expression: ['expression'],
  label: ['label', 'name'],
  width: ['width'],
  alignment: ['alignment'],
  format: ['formatString'],
  depth: ['depth'],
} as const;

type Key = keyof typeof keyNames;

const alignments: readonly Alignment[] = ['left', 'center', 'right'];

/** The keys that each cmdlet, and -GroupBy, takes. */
export const formatKeys = {
  table: ['expression', 'label', 'width', 'alignment', 'format'],
  list: ['expression', 'label', 'format'],
  wide: ['expression', 'format'],
  custom: ['expression', 'depth'],
  groupBy: ['expression', 'label', 'format'],
} as const satisfies Record<string, readonly Key[]>;

/** Reads a value of -Property or -GroupBy: a name, a script block, or a hashtable of them with a label and more. */
export function formatProperty(value: Value, keys: readonly Key[], context: NetContext): FormatProperty {
  if (value instanceof Dictionary) return calculated(value, keys, context);
  return { ...plain, expression: expressionOf(value, context) };
}

const plain = { label: null, format: null, width: 0, alignment: null, depth: null };

function expressionOf(given: Value, context: NetContext): PropertyExpression {
  const value = unboxed(given);
  const expected = '{System.String, System.Management.Automation.ScriptBlock}';
  if (value instanceof ScriptBlock) return { kind: 'script', block: value };
  if (typeof value === 'string') {
    if (value === '') throw parameterError('ExpressionEmptyString2', 'An empty string value is not allowed.');
    return { kind: 'name', name: value };
  }
  throw parameterError(
    'DictionaryKeyUnknownType',
    isNull(value)
      ? `The value of a parameter was null; one of the following types was expected: ${expected}.`
      : `Cannot convert ${context.types.of(value).fullName} to one of the following types ${expected}.`,
  );
}

function calculated(dictionary: Dictionary, keys: readonly Key[], context: NetContext): FormatProperty {
  const found = new Map<Key, { readonly name: string; readonly value: Value }>();
  for (const { key: name, value } of dictionary.entries()) {
    const [key, text] = knownKey(name, keys, context);
    if (found.has(key))
      throw parameterError(
        'DictionaryKeyDuplicate',
        `The duplicated key "${found.get(key)?.name ?? text}" conflicts with "${keyNames[key][0]}".`,
      );
    if (isNull(value)) throw parameterError('DictionaryKeyMissingValue', `The ${text} key has no value.`);
    found.set(key, { name: text, value: unboxed(value) });
  }
  const expression = found.get('expression');
  if (expression === undefined)
    throw parameterError('DictionaryKeyMandatoryEntry', 'A mandatory entry for expression is missing.');
  const label = textAt(found.get('label'), context);
  return {
    expression: calculatedExpression(expression, context),
    label: label === '' ? null : label,
    format: textAt(found.get('format'), context),
    width: widthAt(found.get('width'), context),
    alignment: alignmentAt(found.get('alignment'), context),
    depth: numberAt(found.get('depth'), context),
  };
}

function knownKey(name: Value, keys: readonly Key[], context: NetContext): [Key, string] {
  if (typeof name !== 'string')
    throw parameterError(
      'DictionaryKeyNonString',
      `The ${context.types.of(name).name} key type is not valid. The key must be a string.`,
    );
  const start = name.toLowerCase();
  const key = keys.find((known) =>
    keyNames[known].some((spelling) => spelling.toLowerCase().startsWith(start)),
  );
  if (start === '' || key === undefined)
    throw parameterError('DictionaryKeyIllegal', `The ${name} key is not valid.`);
  return [key, name];
}

type Given = { readonly name: string; readonly value: Value } | undefined;

function calculatedExpression({ name, value }: NonNullable<Given>, context: NetContext): PropertyExpression {
  if (value === '')
    throw parameterError('ExpressionEmptyString1', 'The "expression" key cannot have an empty string value.');
  if (typeof value === 'string' || value instanceof ScriptBlock) return expressionOf(value, context);
  throw parameterError(
    'DictionaryKeyIllegalValue1',
    `The "${name}" key has a type, ${context.types.of(value).fullName}, that is not valid; expected types are {System.String, System.Management.Automation.ScriptBlock}.`,
  );
}

function textAt(given: Given, context: NetContext): string | null {
  if (given === undefined) return null;
  if (typeof given.value === 'string') return given.value;
  throw wrongType(given, 'System.String', context);
}

function numberAt(given: Given, context: NetContext): number | null {
  if (given === undefined) return null;
  if (typeof given.value === 'number') return given.value;
  throw wrongType(given, 'System.Int32', context);
}

function widthAt(given: Given, context: NetContext): number {
  const width = numberAt(given, context);
  if (width === null || width > 0) return width ?? 0;
  throw parameterError(
    'WidthOutOfRange',
    `The value "${String(width)}" for key "width" should be greater than 0.`,
  );
}

function alignmentAt(given: Given, context: NetContext): Alignment | null {
  const text = textAt(given, context);
  if (text === null) return null;
  const found = alignments.find((alignment) => text !== '' && alignment.startsWith(text.toLowerCase()));
  if (found !== undefined) return found;
  throw parameterError(
    'AlignmentIllegalValue',
    `The value "${text}" for key "alignment" is not valid; valid values are {left, center, right}.`,
  );
}

function wrongType({ name, value }: NonNullable<Given>, expected: string, context: NetContext): ScriptError {
  const type = value instanceof NetObject ? value.typeName : context.types.of(value).fullName;
  return parameterError(
    'DictionaryKeyIllegalValue2',
    `The "${name}" key has a type, ${type}, that is not valid; expected type is ${expected}.`,
  );
}

/** An error that tells its text in ErrorDetails, as those of PowerShell's formatting do. */
export function parameterError(
  id: string,
  details: string,
  {
    type = 'System.NotSupportedException',
    message = 'Specified method is not supported.',
    category = 'InvalidArgument',
    target = null,
  }: {
    readonly type?: string;
    readonly message?: string;
    readonly category?: ErrorCategory;
    readonly target?: Value;
  } = {},
): ScriptError {
  const record = new ErrorRecord({ exception: new NetException(type, message), id, category, target });
  record.details = { message: details, recommendedAction: '' };
  return new ScriptError(record);
}
