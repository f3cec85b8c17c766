import { enumerate } from '../../members/enumerate.ts';
import { cultureText } from '../../text/cultureText.ts';
import { cultureOf } from '../../text/culture.ts';
import { formatComposite } from '../../text/formatComposite.ts';
import { formattedText } from '../../text/cultureText.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { resolveProperty } from '../objects/propertyExpression.ts';
import { readExpressions } from '../objects/readExpressions.ts';

const rest = '[-OutputPrefix <string>] [-OutputSuffix <string>] [-UseCulture] [-InputObject <psobject[]>]';
const start = '[[-Property] <Object>] [[-Separator] <string>]';

/** Join-String: one text of many objects, or of a property of them. */
export const joinString = cmdlet({
  name: 'Join-String',
  className: 'Microsoft.PowerShell.Commands.Utility.JoinStringCommand',
  module: 'Utility',
  syntax: {
    default: `${start} ${rest}`,
    SingleQuote: `${start} [-SingleQuote] ${rest}`,
    DoubleQuote: `${start} [-DoubleQuote] ${rest}`,
    Format: `${start} [-FormatString <string>] ${rest}`,
  },
  parameters: {
    InputObject: { pipeline: 'value' },
    OutputPrefix: { aliases: ['op'] },
    OutputSuffix: { aliases: ['os'] },
  },
  start(runtime) {
    const texts: string[] = [];
    return {
      process() {
        for (const object of runtime.list('InputObject') ?? []) {
          const value = valueOf(object, runtime);
          if (!isNull(value)) texts.push(textOf(value, runtime));
        }
      },
      end() {
        const { runspace } = runtime;
        const separator = runtime.string('Separator') ?? listSeparator(runtime);
        const joined = texts.join(separator);
        runspace.allow('characters', joined.length);
        runtime.write(
          `${runtime.string('OutputPrefix') ?? ''}${joined}${runtime.string('OutputSuffix') ?? ''}`,
        );
      },
    };
  },
});

function listSeparator(runtime: CommandRuntime): string {
  const separator = runtime.runspace.variable('OFS');
  return separator === undefined || isNull(separator) ? '' : runtime.runspace.text(separator);
}

function valueOf(object: Value, runtime: CommandRuntime): Value {
  const property = runtime.value('Property');
  if (property === undefined) return object;
  const [given] = readExpressions([property], ['expression'], runtime);
  if (given === undefined) return object;
  return resolveProperty(given.expression, object, runtime.runspace)[0]?.value ?? null;
}

function textOf(value: Value, runtime: CommandRuntime): string {
  const { runspace } = runtime;
  const ofCulture = runtime.flag('UseCulture');
  const culture = cultureOf(ofCulture ? runspace.culture : '');
  const isOne = enumerate(value) === undefined;
  const text = ofCulture && isOne ? cultureText(value, runspace) : runspace.text(value);
  if (runtime.flag('SingleQuote')) return `'${text}'`;
  if (runtime.flag('DoubleQuote')) return `"${text}"`;
  const format = runtime.string('FormatString');
  if (format === undefined) return text;
  return formatComposite(format, [value], (one, spec) => formattedText(one, spec, culture, runspace));
}
