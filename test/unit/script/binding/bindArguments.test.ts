import assert from 'node:assert/strict';
import { bindArguments } from '../../../../src/script/binding/bindArguments.ts';
import { argumentCheck } from '../../../../src/script/binding/argumentChecks.ts';
import type { ParameterBinding } from '../../../../src/script/binding/parameterBinding.ts';
import type { RawArgument } from '../../../../src/script/binding/rawArgument.ts';
import { cmdlet, type ParameterOptions } from '../../../../src/script/commands/cmdletBuilder.ts';
import { customObject } from '../../../../src/script/values/customObject.ts';
import { ScriptError } from '../../../../src/script/values/errorRecord.ts';
import { InvocationInfo } from '../../../../src/script/values/invocationInfo.ts';
import { NetArray } from '../../../../src/script/values/netArray.ts';
import { NetThrow } from '../../../../src/script/values/netException.ts';
import type { Value } from '../../../../src/script/values/value.ts';
import { TestContext } from '../../../support/script/netContext.ts';

class TestSession extends TestContext {
  findType(name: string) {
    return this.types.find(name);
  }

  variable(): undefined {
    return undefined;
  }
}

const session = new TestSession();

/** `-Name` a parameter, `-Name:` one whose value follows, anything else a value. */
function raw(value: Value): RawArgument {
  if (typeof value !== 'string' || !value.startsWith('-')) return { kind: 'value', value, extent: null };
  const name = value.slice(1).replace(/:$/, '');
  const hasColon = value.endsWith(':');
  return {
    kind: 'parameter',
    name,
    argument: undefined,
    hasColon,
    splatted: false,
    text: value,
    extent: null,
  };
}

interface Call {
  readonly syntax: string | Record<string, string>;
  readonly parameters?: Record<string, ParameterOptions>;
  readonly kind?: 'cmdlet' | 'advanced' | 'simple';
  readonly piped?: boolean;
}

function bind(
  { syntax, parameters = {}, kind = 'advanced', piped = false }: Call,
  ...args: Value[]
): ParameterBinding {
  const { metadata } = cmdlet({
    name: 'f',
    className: 'F',
    module: 'M',
    syntax,
    parameters,
    start: () => ({}),
  });
  const invocation = new InvocationInfo({
    command: null,
    invocationName: 'f',
    position: null,
    errorIdSuffix: 'f',
  });
  return bindArguments({ metadata, kind, invocation, expectsInput: piped }, args.map(raw), session);
}

function bound(binding: ParameterBinding): string {
  const shown = [...binding.bound].map(([name, value]) => `${name}=${session.text(value)}`);
  const rest = binding.rest.map((value) => session.text(value));
  return [...shown, ...rest].join(' ');
}

function failure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ScriptError) return `${error.record.fullyQualifiedErrorId}: ${error.message}`;
    if (error instanceof NetThrow) return error.message;
    throw error;
  }
  return 'no error';
}

const plain: Call = { syntax: '[[-Name] <string>] [[-Count] <int>] [-Force]' };
const sets: Call = { syntax: { ByName: '[[-Name] <string>]', ById: '-Id <int>' } };

describe('Arguments', () => {
  for (const [title, call, args, expected] of [
    ['by position', plain, ['a', 2], 'Name=a Count=2'],
    ['by name, in any order', plain, ['-Count', '3', 'x'], 'Count=3 Name=x'],
    ['by the beginning of a name', plain, ['-Na', 'a'], 'Name=a'],
    ['a switch, which takes no value', plain, ['-Force', 'a'], 'Force=True Name=a'],
    ['a switch with a colon', plain, ['-Force:', false], 'Force=False'],
    ['an unknown name as the value of one that needs it', plain, ['-Name', '-Zzz'], 'Name=-Zzz'],
    [
      'what a simple function does not know',
      { ...plain, kind: 'simple' },
      ['-Zz', 'x', 'a', 1, 'r'],
      'Name=a Count=1 -Zz x r',
    ],
    [
      'what is left to the parameter that takes it',
      { syntax: '[-First] <string> [-Rest <Object>]', parameters: { Rest: { remaining: true } } },
      ['a', 'b', 'c'],
      'First=a Rest=b c',
    ],
  ] satisfies [string, Call, Value[], string][]) {
    it(`are bound ${title}`, () => {
      assert.equal(bound(bind(call, ...args)), expected);
    });
  }

  for (const [args, expected] of [
    [['-Zzz'], "NamedParameterNotFound,f: A parameter cannot be found that matches parameter name 'Zzz'."],
    [
      ['a', 1, 'b'],
      "PositionalParameterNotFound,f: A positional parameter cannot be found that accepts argument 'b'.",
    ],
    [
      ['-Name'],
      "MissingArgument,f: Missing an argument for parameter 'Name'. Specify a parameter of type 'System.String' and try again.",
    ],
    [
      ['-Err', 'x'],
      "AmbiguousParameter,f: Parameter cannot be processed because the parameter name 'Err' is ambiguous. Possible matches include: -ErrorAction -ErrorVariable.",
    ],
    [
      ['a', 'x'],
      `ParameterArgumentTransformationError,f: Cannot process argument transformation on parameter 'Count'. Cannot convert value "x" to type "System.Int32". Error: "The input string 'x' was not in a correct format."`,
    ],
    [
      [new NetArray(['a', 'b'])],
      "ParameterArgumentTransformationError,f: Cannot process argument transformation on parameter 'Name'. Cannot convert value to type System.String.",
    ],
  ] satisfies [Value[], string][]) {
    it(`are refused with ${expected.slice(0, expected.indexOf(','))} (${args.map((arg) => session.text(arg)).join(' ')})`, () => {
      assert.equal(
        failure(() => bind(plain, ...args)),
        expected,
      );
    });
  }

  it('of a cmdlet are converted by its own rules', () => {
    assert.match(
      failure(() => bind({ ...plain, kind: 'cmdlet' }, '-Count', 'x')),
      /^CannotConvertArgumentNoMessage,f: Cannot bind parameter 'Count'\. Cannot convert value "x"/,
    );
  });

  it('choose the parameter set, or are of none together', () => {
    assert.equal(bind(sets, '-Id', 5).parameterSetName, 'ById');
    assert.equal(bind(sets).parameterSetName, 'ByName');
    assert.match(
      failure(() => bind(sets, '-Id', 5, '-Name', 'x')),
      /^AmbiguousParameterSet,f: /,
    );
  });

  it('that are mandatory must be given and must not be empty', () => {
    const call: Call = { syntax: '[-Name] <string> [-List] <int[]>' };
    assert.equal(
      failure(() => bind(call)),
      'MissingMandatoryParameter,f: Cannot process command because of one or more missing mandatory parameters: Name List.',
    );
    assert.match(
      failure(() => bind(call, '', 1)),
      /^ParameterArgumentValidationErrorEmptyStringNotAllowed,f: /,
    );
    assert.match(
      failure(() => bind(call, 'a', new NetArray([]))),
      /^ParameterArgumentValidationErrorEmptyArrayNotAllowed,f: /,
    );
  });
});

describe('Objects of a pipeline', () => {
  const call: Call = {
    syntax: '[-Number <int>] [-Other <string>]',
    parameters: { Number: { pipeline: 'value' }, Other: { pipeline: 'property', aliases: ['Alias'] } },
    piped: true,
  };

  it('are bound by value and by the names of their properties, each anew', () => {
    const binding = bind(call);
    const shown = (object: Value) => {
      binding.bindObject(object);
      return bound(binding);
    };
    assert.equal(shown(1), 'Number=1');
    assert.equal(shown('2'), 'Number=2');
    assert.equal(shown(customObject([['alias', 'x']])), 'Other=x');
    assert.deepEqual(binding.bindObject(3), ['Other', 'Number']);
  });

  it('that fit nothing are told of', () => {
    assert.match(
      failure(() => bind(call).bindObject('x')),
      /^InputObjectNotBound,f: The input object cannot be bound to any parameters/,
    );
  });

  it('must bring what is mandatory', () => {
    const both: Call = {
      syntax: '-A <int> -B <int>',
      parameters: { A: { pipeline: 'property' }, B: { pipeline: 'property' } },
      piped: true,
    };
    assert.equal(
      failure(() => bind(both).bindObject(customObject([['A', 1]]))),
      'InputObjectMissingMandatory,f: The input object cannot be bound because it did not contain the information required to bind all mandatory parameters:  B',
    );
  });
});

describe('Checks of arguments', () => {
  for (const [name, positional, value, message] of [
    ['ValidateRange', [1, 5], 9, 'The 9 argument is greater than the maximum allowed range of 5.'],
    [
      'ValidateRange',
      ['Positive'],
      0,
      'The argument "0" cannot be validated because its value is not greater than zero.',
    ],
    [
      'ValidateRange',
      [1, 5],
      'abc',
      'The argument cannot be validated because its type "String" is not the same type (Int32)',
    ],
    [
      'ValidateSet',
      ['a', 'b'],
      'c',
      'The argument "c" does not belong to the set "a,b" specified by the ValidateSet attribute.',
    ],
    ['ValidatePattern', ['^a'], 'b', 'The argument "b" does not match the "^a" pattern.'],
    ['ValidateLength', [2, 3], 'abcd', 'The character length of the 4 argument is too long.'],
    [
      'ValidateCount',
      [1, 2],
      new NetArray([]),
      'The parameter requires at least 1 value(s) and no more than 2 value(s)',
    ],
    ['ValidateNotNull', [], null, 'The argument is null.'],
    ['ValidateNotNullOrEmpty', [], '', 'The argument is null or empty.'],
    [
      'ValidateNotNullOrWhiteSpace',
      [],
      ' ',
      'The argument is null, empty, or consists of only white-space characters.',
    ],
  ] satisfies [string, Value[], Value, string][]) {
    it(`${name} refuses ${session.text(value) || 'nothing'}`, () => {
      const check = argumentCheck(name, positional, new Map(), session);
      assert.ok(failure(() => check?.apply(value, session)).startsWith(message));
    });
  }

  it('let through what fits', () => {
    assert.equal(argumentCheck('ValidateRange', [1, 5], new Map(), session)?.apply('3', session), '3');
    assert.equal(argumentCheck('ValidateSet', ['a'], new Map(), session)?.apply('A', session), 'A');
  });
});
