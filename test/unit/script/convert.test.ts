import assert from 'node:assert/strict';
import { convert } from '../../../src/script/convert/convert.ts';
import { toText } from '../../../src/script/convert/toText.ts';
import { ScriptError } from '../../../src/script/values/errorRecord.ts';
import { NetArray } from '../../../src/script/values/netArray.ts';
import { Char, Decimal, Double } from '../../../src/script/values/number.ts';
import type { Value } from '../../../src/script/values/value.ts';
import { TestContext } from '../../support/script/netContext.ts';

const context = new TestContext();

/** A cast as `type=text`, or the id and message of its error. */
function cast(value: Value, type: string): string {
  const target = context.types.find(type);
  assert.ok(target, `No type ${type}`);
  try {
    const made = convert(value, target, context);
    return `${made === null ? 'null' : context.types.of(made).fullName.replace('System.', '')}=${toText(made, context)}`;
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return `${error.record.id}: ${error.record.exception.message}`;
  }
}

const d = (value: number) => new Double(value);

const casts: readonly (readonly [string, Value, string])[] = [
  ['int', '2.5', 'Int32=2'],
  ['int', '3.5', 'Int32=4'],
  ['int', ' 42 ', 'Int32=42'],
  ['int', '1e3', 'Int32=1000'],
  ['int', '0x1F', 'Int32=31'],
  ['int', '0xFFFFFFFF', 'Int32=-1'],
  ['int', '1,024', 'Int32=1024'],
  ['int', '1kb', 'Int32=1024'],
  ['int', '#FF', 'Int32=255'],
  ['int', '', 'Int32=0'],
  ['int', '  ', 'Int32=0'],
  ['int', '0x', 'Int32=0'],
  [
    'int',
    '0xFFFFFFFFF',
    'InvalidCastFromStringToInteger: Cannot convert value "0xFFFFFFFFF" to type "System.Int32". Error: "Value was either too large or too small for a UInt32."',
  ],
  [
    'version',
    5,
    'InvalidCastParseTargetInvocation: Cannot convert value "5" to type "System.Version". Error: "Version string portion was too short or too long. (Parameter \'input\')"',
  ],
  ['System.DayOfWeek', 'Friday,Monday', 'DayOfWeek=Friday'],
  ['System.DayOfWeek', new NetArray([1, 2]), 'DayOfWeek=Wednesday'],
  [
    'hashtable[]',
    5,
    'ConvertToFinalInvalidCastException: Cannot convert the "5" value of type "System.Int32" to type "System.Collections.Hashtable[]".',
  ],
  [
    'xml',
    'x',
    'InvalidCastToXmlDocument: Cannot convert value "x" to type "System.Xml.XmlDocument". Error: "The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type."',
  ],
  ['int', null, 'Int32=0'],
  ['int', d(2.5), 'Int32=2'],
  ['int', d(-1.5), 'Int32=-2'],
  ['int', true, 'Int32=1'],
  ['int', new Char(65), 'Int32=65'],
  ['long', '9007199254740993', 'Int64=9007199254740993'],
  ['double', '1,5', 'Double=15'],
  ['double', '-0', 'Double=0'],
  ['double', '1kb', 'Double=1024'],
  ['decimal', '10.50', 'Decimal=10.5'],
  ['decimal', '0.1234567890123456789', 'Decimal=0.123456789012346'],
  ['bigint', '123456789012345678901234567890', 'Numerics.BigInteger=123456789012345677877719597056'],
  ['single', '3.4e38', 'Single=3.4E+38'],
  ['char', 97, 'Char=a'],
  ['bool', 'False', 'Boolean=True'],
  ['bool', new NetArray([new NetArray([])]), 'Boolean=False'],
  ['string', d(1e15), 'String=1E+15'],
  ['string', d(1 / 3), 'String=0.333333333333333'],
  ['string', new Decimal(110n, 2), 'String=1.10'],
  ['string', new NetArray([1, new NetArray([2, 3])]), 'String=1 System.Object[]'],
  ['string[]', new NetArray([1, d(2.5), true, null]), 'String[]=1 2.5 True '],
  ['char[]', 'abc', 'Char[]=a b c'],
  ['DayOfWeek', 'tuesday', 'DayOfWeek=Tuesday'],
  ['DayOfWeek', 'Tues', 'DayOfWeek=Tuesday'],
  ['DayOfWeek', 2, 'DayOfWeek=Tuesday'],
  ['IO.FileAttributes', 'ReadOnly, Hidden', 'IO.FileAttributes=ReadOnly, Hidden'],
  ['datetime', '2024-02-13', 'DateTime=02/13/2024 00:00:00'],
  ['datetime', '3/4/2024 2:05 PM', 'DateTime=03/04/2024 14:05:00'],
  ['datetime', 'Mar 4 2024', 'DateTime=03/04/2024 00:00:00'],
  ['datetime', '2024-3', 'DateTime=03/01/2024 00:00:00'],
  ['datetime', '2024-03-12T10:00:00+02:00', 'DateTime=03/12/2024 08:00:00'],
  ['datetime', 638000000000000000n, 'DateTime=09/28/2022 22:13:20'],
  ['timespan', '24:00:00', 'TimeSpan=24.00:00:00'],
  ['timespan', '1.02:03:04', 'TimeSpan=1.02:03:04'],
  ['timespan', '5', 'TimeSpan=5.00:00:00'],
  ['timespan', 5, 'TimeSpan=00:00:00.0000005'],
  ['version', d(5.1), 'Version=5.1'],
  ['guid', '{6F1A1C4B-7C43-4b2a-9a5b-2e8c3a1d0f11}', 'Guid=6f1a1c4b-7c43-4b2a-9a5b-2e8c3a1d0f11'],
  ['nullable[int]', null, 'null='],
  ['type', 'int', 'RuntimeType=int'],
  ['Collections.ArrayList', new NetArray([1, 2]), 'Collections.ArrayList=1 2'],
];

const failures: readonly (readonly [string, Value, string])[] = [
  [
    'int',
    '12 34',
    'InvalidCastFromStringToInteger: Cannot convert value "12 34" to type "System.Int32". Error: "The input string \'12 34\' was not in a correct format."',
  ],
  [
    'int',
    '99999999999',
    'InvalidCastFromStringToInteger: Cannot convert value "99999999999" to type "System.Int32". Error: "Value was either too large or too small for an Int32."',
  ],
  [
    'byte',
    256,
    'InvalidCastIConvertible: Cannot convert value "256" to type "System.Byte". Error: "Value was either too large or too small for an unsigned byte."',
  ],
  [
    'long',
    d(9.3e18),
    'InvalidCastIConvertible: Cannot convert value "9.3E+18" to type "System.Int64". Error: "Arithmetic operation resulted in an overflow."',
  ],
  [
    'char',
    '',
    'InvalidCastParseTargetInvocation: Cannot convert value "" to type "System.Char". Error: "String must be exactly one character long."',
  ],
  [
    'int',
    new NetArray([]),
    'ConvertToFinalInvalidCastException: Cannot convert the "System.Object[]" value of type "System.Object[]" to type "System.Int32".',
  ],
  ['datetime', null, 'nullToObjectInvalidCast: Cannot convert null to type "System.DateTime".'],
  [
    'datetime',
    'not a date',
    'InvalidCastParseTargetInvocationWithFormatProvider: Cannot convert value "not a date" to type "System.DateTime". Error: "The string \'not a date\' was not recognized as a valid DateTime. There is an unknown word starting at index \'0\'."',
  ],
  [
    'DayOfWeek',
    'S',
    'SubstringDisambiguationEnumParseThrewAnException: Cannot convert value "S" to type "System.DayOfWeek". Error: "The identifier name S cannot be processed because it is either too similar or identical to the following enumerator names: Sunday, Saturday. Use a more specific identifier name."',
  ],
  [
    'int[]',
    'x',
    'InvalidCastExceptionScalarToArray: Cannot convert value "x" to type "System.Int32[]". Error: "Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct format.""',
  ],
  [
    'version',
    'a.b',
    'InvalidCastParseTargetInvocation: Cannot convert value "a.b" to type "System.Version". Error: "The input string \'a\' was not in a correct format."',
  ],
  [
    'regex',
    '(',
    'InvalidCastFromStringToRegex: Cannot convert value "(" to type "System.Text.RegularExpressions.Regex". Error: "Invalid pattern \'(\' at offset 1. Not enough )\'s."',
  ],
  [
    'type',
    'Nope',
    'InvalidCastFromStringToType: Cannot convert the "Nope" value of type "System.String" to type "System.Type".',
  ],
];

describe('A cast', () => {
  for (const [type, value, expected] of casts) {
    it(`to ${type} makes ${expected}`, () => {
      assert.equal(cast(value, type), expected);
    });
  }

  for (const [type, value, expected] of failures) {
    it(`to ${type} fails with ${expected.split(':')[0] ?? ''} for ${expected.slice(-60)}`, () => {
      assert.equal(cast(value, type), expected);
    });
  }
});
