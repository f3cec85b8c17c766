import type { Cmdlet } from '../../commands/cmdlet.ts';
import { cmdlet } from '../../commands/cmdletBuilder.ts';
import type { CommandRuntime } from '../../commands/commandRuntime.ts';
import type { ParameterOptions } from '../../commands/cmdletBuilder.ts';
import { locate } from '../../runtime/errorFlow.ts';
import { ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import { InvocationInfo } from '../../values/invocationInfo.ts';
import { NetArray } from '../../values/netArray.ts';
import { NetException } from '../../values/netException.ts';
import { plainNumber } from '../../values/writtenNumber.ts';
import type { Value } from '../../values/value.ts';
import { callAssertions, checkCalls, checkVerifiable } from '../mock/callAssertions.ts';
import { pesterModule } from '../pesterModule.ts';
import type { PesterState } from '../pesterState.ts';
import { assertionFailed } from '../report/testFailure.ts';
import type { Assertion, AssertionCall, AssertionOutcome } from './assertion.ts';
import { comparisonAssertions } from './comparisons.ts';
import { equalityAssertions } from './equality.ts';
import { fileAssertions } from './files.ts';
import { parameterAssertion } from './parameters.ts';
import { throwAssertion } from './throwing.ts';

const assertions: readonly Assertion[] = [
  ...equalityAssertions,
  ...comparisonAssertions,
  ...fileAssertions,
  throwAssertion,
  parameterAssertion,
  ...callAssertions,
];

const byName: ReadonlyMap<string, Assertion> = new Map(assertions.map((one) => [one.name, one]));

/** Should: fails the test where what it is asked does not hold. Each operator is a parameter set. */
export function shouldCmdlet(state: PesterState): Cmdlet {
  const aliases = assertions.map(({ name, aliases: others = [] }) => [name, { aliases: others }] as const);
  const parameters: Record<string, ParameterOptions> = {
    ...Object.fromEntries(aliases),
    ActualValue: { pipeline: 'value', allow: ['null', 'emptyString', 'emptyCollection'] },
  };
  return cmdlet({
    name: 'Should',
    className: 'Should',
    module: pesterModule,
    syntax: Object.fromEntries(assertions.map((one) => [one.name, syntaxOf(one)])),
    defaultSet: null,
    parameters,
    start: (runtime) => {
      const given: Value[] = [];
      return {
        process() {
          given.push(plainNumber(runtime.value('ActualValue') ?? null));
        },
        end() {
          const assertion = byName.get(runtime.parameterSetName);
          if (assertion !== undefined) assertAll(assertion, given, runtime, state);
        },
      };
    },
  });
}

function syntaxOf({ name, syntax }: Assertion): string {
  return `${syntax} -${name} [-ActualValue <Object>] [-Not] [-Because <string>]`;
}

/** Asks about all objects at once, or about each. */
function assertAll(
  assertion: Assertion,
  given: readonly Value[],
  runtime: CommandRuntime,
  state: PesterState,
): void {
  for (const actual of subjectsOf(assertion, given, runtime)) {
    const reason = runtime.string('Because');
    const call: AssertionCall = { actual, negated: runtime.flag('Not'), reason, runtime, state };
    conclude(assertion.check(call), runtime, state);
  }
}

function subjectsOf(
  { takesArray = false }: Assertion,
  given: readonly Value[],
  { invocation }: CommandRuntime,
): readonly Value[] {
  if (given.length === 0) return [null];
  // What -ActualValue gives is taken as it is.
  return takesArray && invocation.expectingInput ? [new NetArray([...given])] : given;
}

function conclude({ failure, output }: AssertionOutcome, runtime: CommandRuntime, state: PesterState): void {
  if (failure === null) {
    if (output !== undefined) runtime.write(output);
    return;
  }
  const record = failureRecord(failure, runtime, state);
  const preference = runtime.string('ErrorAction')?.toLowerCase();
  const stops = preference === undefined ? state.assertionsStop : preference === 'stop';
  if (stops || state.test === null) throw new ScriptError(record, 'thrown');
  state.test.errors.push(record);
}

/** The error of a failed assertion: it names no command, and stands where Should is called. */
function failureRecord(message: string, runtime: CommandRuntime, { engine }: PesterState): ErrorRecord {
  const record = new ErrorRecord({
    exception: new NetException('System.Exception', message),
    id: assertionFailed,
    category: 'InvalidResult',
  });
  record.invocation = new InvocationInfo({
    command: null,
    invocationName: '',
    position: runtime.invocation.position,
    errorIdSuffix: '',
  });
  const { call } = engine.frame;
  locate(record, call, call.at);
  return record;
}

/** Assert-MockCalled and Assert-VerifiableMock, as -Invoke and -InvokeVerifiable were called before. */
export function olderAssertions(state: PesterState): readonly Cmdlet[] {
  return [
    olderAssertion('Assert-MockCalled', callAssertions[0]?.syntax ?? '', checkCalls, state),
    olderAssertion('Assert-VerifiableMock', '', checkVerifiable, state),
  ];
}

function olderAssertion(name: string, syntax: string, check: Assertion['check'], state: PesterState): Cmdlet {
  return cmdlet({
    name,
    className: name,
    module: pesterModule,
    syntax,
    start: (runtime) => ({
      process() {
        const call = { actual: null, negated: false, reason: undefined, runtime, state };
        conclude(check(call), runtime, state);
      },
    }),
  });
}
