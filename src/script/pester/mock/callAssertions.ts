import { commandError } from '../../commands/commandError.ts';
import { blockGiven } from '../blockGiven.ts';
import { because } from '../formatValue.ts';
import type { Assertion, AssertionCall, AssertionOutcome } from '../should/assertion.ts';
import { TestBlock, type TestCase } from '../testTree.ts';
import { behaviorsOf, mockOwner } from './clearMocks.ts';
import { filterFits } from './filterFits.ts';
import type { MockCall } from './mockTable.ts';
import { moduleMeant } from './mockModule.ts';

/** -Invoke and -InvokeVerifiable. */
export const callAssertions: readonly Assertion[] = [
  {
    name: 'Invoke',
    syntax:
      '[-CommandName] <string> [[-Times] <int>] [-ParameterFilter <scriptblock>] [-ExclusiveFilter <scriptblock>] [-ModuleName <string>] [-Scope <string>] [-Exactly]',
    check: (call) => checkCalls(call),
  },
  { name: 'InvokeVerifiable', syntax: '', check: (call) => checkVerifiable(call) },
];

/** How often a mocked command has to have been called. */
export function checkCalls(call: AssertionCall): AssertionOutcome {
  const { runtime, state, negated } = call;
  const given = runtime.string('CommandName') ?? '';
  const module = moduleMeant(runtime, state);
  const name = state.engine.commands.resolve(given)?.name ?? given;
  const inModule = module === null ? '' : ` in module ${module.name}`;
  requireMock(name, module?.name.toLowerCase() ?? '', call);
  const calls = callsIn(call, name.toLowerCase(), module?.name.toLowerCase() ?? '');
  const exclusive = blockGiven(runtime, 'ExclusiveFilter');
  const filter = exclusive ?? blockGiven(runtime, 'ParameterFilter');
  const fitting =
    filter === undefined ? calls : calls.filter((one) => filterFits(filter, one, state.engine.frame));
  const times = runtime.integer('Times') ?? 1;
  const count = fitting.length;
  const exactly = runtime.flag('Exactly') || (runtime.has('Times') && times === 0);
  const failed = (wanted: string): AssertionOutcome => ({
    failure: `Expected ${name}${inModule} ${wanted}${because(call.reason)} but was called ${count} times`,
  });
  if (negated) {
    if (exactly && count === times) return failed(`not to be called exactly ${times} times`);
    if (!exactly && count >= times) return failed(`to be called less than ${times} times`);
    return { failure: null };
  }
  if (exactly && count !== times) return failed(`to be called ${times} times exactly`);
  if (!exactly && count < times) return failed(`to be called at least ${times} times`);
  const others = calls.length - count;
  if (exclusive !== undefined && others > 0)
    return {
      failure: `Expected ${name}${inModule} to only be called with with parameters matching the specified filter${because(call.reason)} but ${others} non-matching calls were made`,
    };
  return { failure: null };
}

function requireMock(name: string, module: string, { runtime, state }: AssertionCall): void {
  const key = name.toLowerCase();
  for (const behavior of behaviorsOf(state))
    if (behavior.command === key && behavior.module === module) return;
  const where = module === '' ? 'script scope' : `module scope: ${module}`;
  runtime.throwTerminating(
    commandError(
      'PesterMockNotFound',
      `Could not find Mock for command ${name} in ${where}. Was the mock defined? Did you use the same -ModuleName as on the Mock? When using InModuleScope are InModuleScope, Mock and Should -Invoke using the same -ModuleName?`,
      'ObjectNotFound',
      { type: 'System.InvalidOperationException' },
    ),
  );
}

/** The calls that count: of the running test or block, or of what -Scope names, with all in it. */
function callsIn(call: AssertionCall, command: string, module: string): MockCall[] {
  const owner = scopeNamed(call);
  const owners: (TestBlock | TestCase)[] =
    owner instanceof TestBlock ? [...owner.blocks(), ...owner.tests()] : owner === null ? [] : [owner];
  return owners
    .flatMap(({ mocks }) => mocks?.calls ?? [])
    .filter((one) => one.command === command && one.module === module);
}

function scopeNamed({ runtime, state }: AssertionCall): TestBlock | TestCase | null {
  const word = runtime.string('Scope');
  if (word === undefined) return mockOwner(state);
  const levels = [...state.running()].filter((one) => !(one instanceof TestBlock) || one.kind !== 'Root');
  const named = /^\d+$/u.test(word)
    ? levels[Number(word)]
    : word.toLowerCase() === 'it'
      ? state.test
      : levels.find((one) => one instanceof TestBlock && one.kind.toLowerCase() === word.toLowerCase());
  if (named !== undefined && named !== null) return named;
  return runtime.throwTerminating(
    commandError(
      'PesterScopeNotFound',
      `Assertion is placed outside of ${/^(a|e|i|o|u)/iu.test(word) ? 'an' : 'a'} ${word} block, but -Scope ${word} is specified.`,
      'InvalidArgument',
    ),
  );
}

/** That every mock was called that has to be. */
export function checkVerifiable(call: AssertionCall): AssertionOutcome {
  const uncalled: string[] = [];
  for (const { verifiable, called, name, module, filter } of behaviorsOf(call.state))
    if (verifiable && called === call.negated) {
      const from = module === '' ? '' : ` from inside module ${module}`;
      const where = filter === null ? '' : ` with {${filter.text}}`;
      uncalled.push(`\n Command ${name}${from}${where}`);
    }
  if (uncalled.length === 0) return { failure: null };
  const wanted = call.negated ? 'no verifiable mocks' : 'all verifiable mocks';
  const but = call.negated ? 'these were' : 'these were not';
  return {
    failure: `Expected ${wanted} to be called${because(call.reason)} but ${but}:${uncalled.join('')}`,
  };
}
