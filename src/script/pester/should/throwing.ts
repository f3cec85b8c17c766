import { CompiledBlock } from '../../runtime/compile/compiledBlock.ts';
import { Scope } from '../../runtime/variables/scope.ts';
import { nowhere } from '../../runtime/pipeline/sink.ts';
import { like } from '../../operators/matching.ts';
import { isOperator } from '../../operators/typeOperators.ts';
import { toBoolean } from '../../convert/toBoolean.ts';
import { unescapeWildcards } from '../../text/wildcard.ts';
import { type ErrorRecord, scriptError } from '../../values/errorRecord.ts';
import { positionMessage } from '../../values/positionMessage.ts';
import { because, formatValue } from '../formatValue.ts';
import { errorOf, runInScope } from '../runInScope.ts';
import type { Assertion, AssertionCall, AssertionOutcome } from './assertion.ts';
import { typeGiven } from './comparisons.ts';
import { joinAnd } from './joinAnd.ts';

/** -Throw. */
export const throwAssertion: Assertion = {
  name: 'Throw',
  syntax: '[[-ExpectedMessage] <string>] [[-ErrorId] <string>] [[-ExceptionType] <Object>] [-PassThru]',
  check(call) {
    const { actual, negated } = call;
    if (!(actual instanceof CompiledBlock))
      throw scriptError(
        'System.ArgumentException',
        "Input is missing or not a ScriptBlock. Input to '-Throw' and '-Not -Throw' must be enclosed in curly braces.",
        'InvalidArgument',
        { type: 'System.ArgumentException' },
      );
    const error = thrownBy(actual, call);
    return negated ? nothingThrown(error, call) : somethingThrown(error, call);
  },
};

function thrownBy(block: CompiledBlock, { state }: AssertionCall): ErrorRecord | null {
  const { frame } = state.engine;
  return errorOf(frame, () => {
    runInScope(block, new Scope(block.state.current, 'local'), { ...frame, out: nowhere });
  });
}

function nothingThrown(error: ErrorRecord | null, { reason }: AssertionCall): AssertionOutcome {
  if (error === null) return { failure: null };
  return {
    failure: `Expected no exception to be thrown${because(reason)} but an exception "${error.exception.message}" was thrown ${placeOf(error)}.`,
  };
}

function somethingThrown(error: ErrorRecord | null, call: AssertionCall): AssertionOutcome {
  const { runtime, reason } = call;
  const context = runtime.runspace;
  const [filters, buts]: [string[], string[]] = [[], []];
  const type = runtime.value('ExceptionType');
  if (type !== undefined) {
    const wanted = typeGiven(type, call);
    filters.push(`type ${formatValue(wanted, context)}`);
    if (error !== null && !isOperator(error.exception, wanted, context))
      buts.push(`the exception type was ${formatValue(context.types.of(error.exception), context)}`);
  }
  for (const [parameter, filter, name, actual] of [
    ['ExpectedMessage', 'message like', 'message', error?.exception.message],
    ['ErrorId', 'FullyQualifiedErrorId', 'FullyQualifiedErrorId', error?.fullyQualifiedErrorId],
  ] as const) {
    const pattern = runtime.string(parameter) ?? '';
    if (pattern.trim() === '') continue;
    const shown = parameter === 'ExpectedMessage' ? unescapeWildcards(pattern) : pattern;
    filters.push(`${filter} ${formatValue(shown, context)}`);
    if (actual !== undefined && !toBoolean(like(actual, pattern, false, false, context)))
      buts.push(`the ${name} was ${formatValue(actual, context)}`);
  }
  if (error === null) buts.push('no exception was thrown');
  if (buts.length === 0)
    return { failure: null, ...(runtime.flag('PassThru') && error !== null ? { output: error } : {}) };
  const filter = filters.length === 0 ? '' : ` with ${joinAnd(filters)}`;
  const place = error === null ? '' : ` ${placeOf(error)}`;
  return {
    failure: `Expected an exception${filter} to be thrown${because(reason)} but ${joinAnd(buts)}.${place}`,
  };
}

/** Where an error comes from, the line below it. */
function placeOf({ invocation }: ErrorRecord): string {
  const position = invocation?.position ?? null;
  return position === null
    ? ''
    : positionMessage(position).replace(/^At /u, 'from ').replaceAll('\n', '\n    ');
}
