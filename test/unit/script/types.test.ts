import assert from 'node:assert/strict';
import { toText } from '../../../src/script/convert/toText.ts';
import { getMember } from '../../../src/script/members/getMember.ts';
import { construct } from '../../../src/script/members/construct.ts';
import { invokeMethod } from '../../../src/script/members/invokeMethod.ts';
import { getStaticMember, invokeStatic } from '../../../src/script/members/staticMember.ts';
import { builtInTypes, genericTypes } from '../../../src/script/types/allTypes.ts';
import type { NetType } from '../../../src/script/types/netType.ts';
import { ScriptError } from '../../../src/script/values/errorRecord.ts';
import { NetArray } from '../../../src/script/values/netArray.ts';
import { Double } from '../../../src/script/values/number.ts';
import type { Value } from '../../../src/script/values/value.ts';
import { TestContext } from '../../support/script/netContext.ts';

const context = new TestContext();

function typeNamed(name: string): NetType {
  const type = context.types.find(name);
  assert.ok(type, `No type ${name}`);
  return type;
}

/** A value as `type=text`, or the id and message of the error. */
function shown(compute: () => Value | undefined): string {
  try {
    const value = compute();
    if (value === undefined) return 'none';
    return value === null ? 'null' : `${context.types.of(value).name}=${toText(value, context)}`;
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return `${error.record.id}: ${error.record.exception.message}`;
  }
}

const call = (self: Value, name: string, ...args: Value[]) =>
  shown(() => invokeMethod(self, name, args, context));
const onType = (type: string, name: string, ...args: Value[]) =>
  shown(() => invokeStatic(typeNamed(type), name, args, context));
const make = (type: string, ...args: Value[]) => construct(typeNamed(type), args, context);
const member = (self: Value, name: string) => shown(() => getMember(self, name, context));
const d = (value: number) => new Double(value);

const cases: readonly (readonly [string, () => string, string])[] = [
  ['Substring', () => call('abc', 'Substring', 1), 'String=bc'],
  [
    'a length out of range',
    () => call('abc', 'Substring', 1, 9),
    'ArgumentOutOfRangeException: Exception calling "Substring" with "2" argument(s): "Index and length must refer to a location within the string. (Parameter \'length\')"',
  ],
  ['Split at a text', () => call('a,b;c', 'Split', ',;'), 'String[]=a,b;c'],
  [
    'Split with options as a text',
    () => call('a b', 'Split', ' ', 'RemoveEmptyEntries').slice(0, 43),
    'MethodArgumentConversionInvalidCastArgument',
  ],
  ['PadLeft with a number as filler', () => call('5', 'PadLeft', 3, 0), 'String=\u0000\u00005'],
  [
    'a method that is not there',
    () => call(5, 'NoSuch'),
    "MethodNotFound: Method invocation failed because [System.Int32] does not contain a method named 'NoSuch'.",
  ],
  [
    'a method on null',
    () => call(null, 'Trim'),
    'InvokeMethodOnNull: You cannot call a method on a null-valued expression.',
  ],
  ['methods of each item', () => call(new NetArray(['a', 'bb']), 'ToUpper'), 'Object[]=A BB'],
  ['Round to even', () => onType('math', 'Round', d(2.5)), 'Double=2'],
  ['Round to digits', () => onType('math', 'Round', d(2.675), 2), 'Double=2.68'],
  ['Abs of a text', () => onType('math', 'Abs', '-3'), 'Double=3'],
  ['Floor of a whole number', () => onType('math', 'Floor', 5), 'Decimal=5'],
  ['Max by its first argument', () => onType('math', 'Max', 1, d(2.5)), 'Int32=2'],
  ['ToInt32 to a base', () => onType('convert', 'ToInt32', 'ff', 16), 'Int32=255'],
  [
    'ToBoolean of another text',
    () => onType('convert', 'ToBoolean', 'yes'),
    'FormatException: Exception calling "ToBoolean" with "1" argument(s): "String \'yes\' was not recognized as a valid Boolean."',
  ],
  ['Format', () => onType('string', 'Format', '{0:N2}|{1,4}', d(1234.5), 'r'), 'String=1,234.50|   r'],
  ['Join of an array', () => onType('string', 'Join', ',', new NetArray([1, 2, 3])), 'String=1,2,3'],
  [
    'Regex.Replace',
    () => onType('regex', 'Replace', 'John Smith', '(\\w+) (\\w+)', '$2, $1'),
    'String=Smith, John',
  ],
  ['Regex.Split keeps groups', () => onType('regex', 'Split', 'a1b', '(\\d)'), 'String[]=a 1 b'],
  ['Path.GetExtension', () => onType('IO.Path', 'GetExtension', '/a/b.tar.gz'), 'String=.gz'],
  ['Path.Combine', () => onType('IO.Path', 'Combine', '/a', 'b', 'c'), 'String=/a/b/c'],
  [
    'a generic list',
    () => call(make('Collections.Generic.List[int]'), 'Add', 'x').slice(0, 43),
    'MethodArgumentConversionInvalidCastArgument',
  ],
  [
    'a queue that is empty',
    () => call(make('Collections.Queue'), 'Dequeue'),
    'InvalidOperationException: Exception calling "Dequeue" with "0" argument(s): "Queue empty."',
  ],
  [
    'a set',
    () =>
      call(
        make('Collections.Generic.HashSet[string]', new NetArray(['a', 'b', 'a'], 'System.String')),
        'Contains',
        'b',
      ),
    'Boolean=True',
  ],
  [
    'a list that holds a value of the same hash',
    () =>
      call(
        make('Collections.ArrayList', new NetArray([make('uri', 'http://h/Aa')])),
        'Contains',
        make('uri', 'http://h/BB'),
      ),
    'Boolean=False',
  ],
  [
    'a constructor out of range',
    () => shown(() => make('datetime', 2024, 13, 1)),
    'ArgumentOutOfRangeException: Exception calling ".ctor" with "3" argument(s): "Year, Month, and Day parameters describe an un-representable DateTime."',
  ],
  [
    'the host of a Uri',
    () => member(make('uri', 'https://cm01.contoso.com:8531/api?x=1'), 'Host'),
    'String=cm01.contoso.com',
  ],
  ['an address', () => member(make('ipaddress', 5n), 'IPAddressToString'), 'String=5.0.0.0'],
  ['a culture', () => call(d(1234.5), 'ToString', 'N1', make('cultureinfo', 'de-DE')), 'String=1.234,5'],
  ['the length of an array of texts', () => member(new NetArray(['a', 'bb']), 'Length'), 'Int32=2'],
  ['Count of a scalar', () => member(5, 'Count'), 'Int32=1'],
  ['a member that is not there', () => member('x', 'Nope'), 'none'],
  [
    'a static property',
    () => shown(() => getStaticMember(typeNamed('int'), 'MaxValue', context)),
    'Int32=2147483647',
  ],
  [
    'a name of an enum',
    () => shown(() => getStaticMember(typeNamed('DayOfWeek'), 'friday', context)),
    'DayOfWeek=Friday',
  ],
  [
    'a StringBuilder',
    () => call(invokeMethod(make('Text.StringBuilder'), 'Append', ['a'], context), 'ToString'),
    'String=a',
  ],
  [
    'a date by a format',
    () => call(make('datetime', 2024, 2, 13), 'ToString', 'yyyy-MM-dd'),
    'String=2024-02-13',
  ],
  [
    'months that are shorter',
    () => call(invokeMethod(make('datetime', 2024, 1, 31), 'AddMonths', [1], context), 'ToString', 's'),
    'String=2024-02-29T00:00:00',
  ],
  ['a secret', () => shown(() => make('securestring')), 'SecureString=System.Security.SecureString'],
];

describe('A type of .NET', () => {
  for (const [what, compute, expected] of cases) {
    it(`answers ${what}`, () => {
      assert.equal(compute(), expected);
    });
  }

  it('can be made, each of those that come with the product', () => {
    for (const [name, maker] of builtInTypes) assert.equal(maker().fullName.toLowerCase(), name);
    for (const { name, make: generic } of genericTypes.values()) {
      const count = Number(name.slice(name.indexOf('`') + 1));
      const args = Array.from({ length: count }, () => 'System.String');
      assert.ok(generic(name, args));
    }
  });

  it('declares members of types that there are, or of some that scripts only name', () => {
    const unknown = new Set<string>();
    for (const maker of builtInTypes.values()) {
      for (const { overloads } of maker().facts.methods.values()) {
        for (const { parameters } of overloads) {
          for (const { type } of parameters) if (context.types.find(type) === undefined) unknown.add(type);
        }
      }
    }
    assert.deepEqual([...unknown], []);
  });
});
