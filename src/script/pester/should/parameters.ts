import { CommandInfo, FunctionInfo } from '../../commands/commandInfo.ts';
import type { ParameterMetadata } from '../../commands/commandMetadata.ts';
import { CompiledBlock } from '../../runtime/compile/compiledBlock.ts';
import type { ParameterAst } from '../../syntax/ast.ts';
import { scriptError } from '../../values/errorRecord.ts';
import { because, formatValue } from '../formatValue.ts';
import type { Assertion, AssertionCall, AssertionOutcome } from './assertion.ts';
import { typeGiven } from './comparisons.ts';
import { joinAnd } from './joinAnd.ts';

/** -HaveParameter. */
export const parameterAssertion: Assertion = {
  name: 'HaveParameter',
  syntax:
    '[-ParameterName] <string> [[-Type] <Object>] [[-DefaultValue] <string>] [-Mandatory] [-InParameterSet <string>] [-HasArgumentCompleter] [-Alias <string[]>]',
  check(call) {
    const { actual } = call;
    if (!(actual instanceof CommandInfo))
      throw scriptError(
        'System.ArgumentException',
        'Input value must be non-null CommandInfo object. You can get one by calling Get-Command.',
        'InvalidArgument',
        { type: 'System.ArgumentException' },
      );
    return checkParameter(actual, call);
  },
};

function checkParameter(command: CommandInfo, call: AssertionCall): AssertionOutcome {
  const { runtime, negated, reason } = call;
  const name = runtime.string('ParameterName') ?? '';
  const parameter = command
    .metadata()
    ?.parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
  const wanted = `to ${negated ? 'not ' : ''}have a parameter ${name}`;
  if (parameter === undefined)
    return negated ? { failure: null } : failed(command, [wanted], ['the parameter is missing'], reason);
  const facts = wishes(command, parameter, call);
  if (negated && facts.length === 0) return failed(command, [wanted], ['the parameter exists'], reason);
  const buts = facts.filter(({ holds }) => holds === negated).map(({ but }) => but);
  if (buts.length === 0) return { failure: null };
  return failed(command, [wanted, ...facts.map(({ filter }) => filter)], buts, reason);
}

function failed(
  { name }: CommandInfo,
  filters: readonly string[],
  buts: readonly string[],
  reason: string | undefined,
): AssertionOutcome {
  return {
    failure: `Expected command ${name} ${filters.join(', ')}${because(reason)} but ${joinAnd(buts)}.`,
  };
}

/** One thing that is asked of a parameter. */
interface Wish {
  readonly holds: boolean;
  readonly filter: string;
  readonly but: string;
}

function wishes(command: CommandInfo, parameter: ParameterMetadata, call: AssertionCall): Wish[] {
  const { runtime, negated } = call;
  const context = runtime.runspace;
  const not = negated ? 'not ' : '';
  const found: Wish[] = [];
  const set = runtime.string('InParameterSet');
  const inSet = (one: string): boolean => set === undefined || one.toLowerCase() === set.toLowerCase();
  if (set !== undefined)
    found.push({
      holds: parameter.sets.some((one) => inSet(one.set)),
      filter: `${not}in parameter set ${set}`,
      but: negated ? 'it was in that parameter set' : 'it was not in that parameter set',
    });
  if (runtime.has('Mandatory')) {
    const mandatory = parameter.sets.some((one) => one.mandatory && inSet(one.set));
    const asked = runtime.flag('Mandatory');
    found.push({
      holds: mandatory === asked,
      filter: `which is ${negated || !asked ? 'not ' : ''}mandatory`,
      but: mandatory ? 'it was mandatory' : "it wasn't mandatory",
    });
  }
  const type = runtime.value('Type');
  if (type !== undefined) {
    const wanted = typeGiven(type, call);
    const actual = context.types.find(parameter.type)?.fullName ?? parameter.type;
    found.push({
      holds: wanted.fullName === actual,
      filter: `${not}of type [${wanted.fullName}]`,
      but: `it was of type [${actual}]`,
    });
  }
  const fallback = runtime.string('DefaultValue');
  if (fallback !== undefined) {
    const actual = defaultOf(command, parameter.name);
    found.push({
      holds: actual.toLowerCase() === fallback.toLowerCase(),
      filter: `the default value ${not}to be ${formatValue(fallback, context)}`,
      but: `the default value was ${formatValue(actual, context)}`,
    });
  }
  if (runtime.flag('HasArgumentCompleter'))
    found.push({
      holds: hasCompleter(command, parameter.name),
      filter: `with${negated ? 'out' : ''} ArgumentCompletion`,
      but: negated ? 'it has ArgumentCompletion' : 'it has no ArgumentCompletion',
    });
  for (const alias of runtime.strings('Alias') ?? []) {
    const has = parameter.aliases.some((one) => one.toLowerCase() === alias.toLowerCase());
    found.push({
      holds: has,
      filter: `to ${not}have an alias '${alias}'`,
      but: `it ${negated ? 'had' : "didn't have"} an alias '${alias}'`,
    });
  }
  return found;
}

function writtenParameter(
  command: CommandInfo,
  name: string,
): { readonly ast: ParameterAst; readonly source: string } | undefined {
  if (!(command instanceof FunctionInfo) || !(command.block instanceof CompiledBlock)) return undefined;
  const { ast, source } = command.block;
  const found = ast.paramBlock?.parameters.find((one) => one.name.path.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : { ast: found, source };
}

/** The default value as it is written, a text without its quotes; empty for none. */
function defaultOf(command: CommandInfo, name: string): string {
  const written = writtenParameter(command, name);
  const value = written?.ast.defaultValue;
  if (written === undefined || value === null || value === undefined) return '';
  const text = written.source.slice(value.start, value.end);
  return value.kind === 'StringConstantExpression' ? text.replace(/^(['"])(.*)\1$/su, '$2') : text;
}

function hasCompleter(command: CommandInfo, name: string): boolean {
  const attributes = writtenParameter(command, name)?.ast.attributes ?? [];
  return attributes.some(
    (one) => one.kind === 'Attribute' && /^Argument(Completer|Completions)$/iu.test(one.typeName.name),
  );
}
