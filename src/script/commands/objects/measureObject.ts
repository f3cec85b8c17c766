import { isConvertible, shownValue } from '../../convert/castError.ts';
import { cultureText } from '../../text/cultureText.ts';
import { Double } from '../../values/number.ts';
import { unboxed } from '../../values/extendedMembers.ts';
import { isNull, type Value } from '../../values/value.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { notValidText } from '../argumentNotValid.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { asNumber, Measurement } from './measurement.ts';
import { GenericMeasureInfo, TextMeasureInfo } from './measureInfo.ts';
import { expressionText, resolveProperty } from './propertyExpression.ts';
import { readExpressions, type GivenExpression } from './readExpressions.ts';
import { ScriptBlock } from '../../values/scriptBlock.ts';

/** Measure-Object: count, sum and the like of numbers; lines, words and characters of texts. */
export const measureObject = cmdlet({
  name: 'Measure-Object',
  className: 'MeasureObjectCommand',
  module: 'Utility',
  notEmpty: ['Property'],
  aliases: ['measure'],
  syntax: {
    GenericMeasure:
      '[[-Property] <psobject[]>] [-InputObject <psobject>] [-StandardDeviation] [-Sum] [-AllStats] [-Average] [-Maximum] [-Minimum]',
    TextMeasure:
      '[[-Property] <psobject[]>] [-InputObject <psobject>] [-Line] [-Word] [-Character] [-IgnoreWhiteSpace]',
  },
  parameters: { InputObject: { pipeline: 'value' } },
  start(runtime) {
    const { runspace } = runtime;
    const expressions = readExpressions(
      (runtime.list('Property') ?? []).map((value) => propertyOf(value, runtime)),
      ['expression'],
      runtime,
    );
    const found = new Map<string, Measurement>();
    let isEmpty = true;
    const of = (property: string | null): Measurement => {
      const key = property?.toLowerCase() ?? '';
      const known = found.get(key) ?? new Measurement(property);
      found.set(key, known);
      return known;
    };
    if (expressions.length === 0) of(null);
    return {
      process() {
        const object = runtime.value('InputObject') ?? null;
        if (isNull(object)) return;
        isEmpty = false;
        if (expressions.length === 0) measure(object, of(null), runtime);
        for (const { expression } of expressions) {
          for (const { name, value, exists } of resolveProperty(expression, object, runspace))
            if (exists) measure(value, of(name), runtime);
        }
      },
      end() {
        if (!isEmpty) for (const given of expressions) tellMissing(given, found, runtime);
        for (const measurement of found.values()) runtime.write(result(measurement, runtime));
      },
    };
  },
});

/** A name, a script block or a number, which is a name too; anything else is refused as its binding is. */
function propertyOf(given: Value, runtime: CommandRuntime): Value {
  const { runspace } = runtime;
  const value = unboxed(given);
  if (value instanceof ScriptBlock) return value;
  if (typeof value === 'string' || (!isConvertible(value) && asNumber(value, runspace) !== undefined))
    return runspace.text(value);
  const shown = shownValue(value, runspace);
  const from = runspace.types.of(value).fullName;
  const type = 'Microsoft.PowerShell.Commands.PSPropertyExpression';
  const reason = isConvertible(value)
    ? `Cannot convert value "${shown}" to type "${type}". Error: "Invalid cast from '${from}' to '${type}'."`
    : `Cannot convert the "${shown}" value of type "${from}" to type "${type}".`;
  return runtime.throwTerminating(
    commandError(
      'CannotConvertArgumentNoMessage',
      `Cannot bind parameter 'Property'. ${reason}`,
      'InvalidArgument',
      { type: 'System.Management.Automation.ParameterBindingException' },
    ),
  );
}

function wants(runtime: CommandRuntime, name: string): boolean {
  return runtime.flag(name) || runtime.flag('AllStats');
}

function measuresText(runtime: CommandRuntime): boolean {
  return ['Line', 'Word', 'Character', 'IgnoreWhiteSpace'].some((name) => runtime.flag(name));
}

function measure(value: Value, measurement: Measurement, runtime: CommandRuntime): void {
  const { runspace } = runtime;
  measurement.count++;
  if (measuresText(runtime)) {
    if (!isNull(value)) measurement.addText(cultureText(value, runspace), runtime.flag('IgnoreWhiteSpace'));
    return;
  }
  if (['Sum', 'Average', 'StandardDeviation'].some((name) => wants(runtime, name))) {
    const number = isNull(value) ? 0 : asNumber(value, runspace);
    if (number === undefined) {
      measurement.nonNumeric = true;
      runtime.writeError(
        commandError(
          'NonNumericInputObject',
          `Input object "${cultureText(value, runspace)}" is not numeric.`,
          'InvalidType',
          {
            type: 'System.Management.Automation.PSInvalidOperationException',
            target: value,
          },
        ),
      );
    } else measurement.addNumber(number);
  }
  if (wants(runtime, 'Maximum') || wants(runtime, 'Minimum')) measurement.addExtreme(value, runspace);
}

function tellMissing(
  { expression }: GivenExpression,
  found: ReadonlyMap<string, Measurement>,
  runtime: CommandRuntime,
): void {
  const name = expressionText(expression);
  if (runtime.runspace.strictMode < 2 || expression.kind === 'script' || found.has(name.toLowerCase()))
    return;
  if (/[*?[]/.test(name)) return;
  runtime.writeError(
    commandError(
      measuresText(runtime) ? 'TextMeasurePropertyNotFound' : 'GenericMeasurePropertyNotFound',
      notValidText(name),
      'ObjectNotFound',
      { type: 'System.Management.Automation.PSArgumentException' },
    ),
  );
}

function result(measurement: Measurement, runtime: CommandRuntime): Value {
  const { property, count } = measurement;
  if (measuresText(runtime)) {
    return new TextMeasureInfo({
      property,
      lines: runtime.flag('Line') ? measurement.lines : null,
      words: runtime.flag('Word') ? measurement.words : null,
      characters: runtime.flag('Character') ? measurement.characters : null,
    });
  }
  const { runspace } = runtime;
  const numeric = (name: string, value: number): Value =>
    wants(runtime, name) && !measurement.nonNumeric ? new Double(value) : null;
  const numberOf = (value: Value): number | undefined => (isNull(value) ? 0 : asNumber(value, runspace));
  const maximum = wants(runtime, 'Maximum') ? measurement.maximum : null;
  const minimum = wants(runtime, 'Minimum') ? measurement.minimum : null;
  const ofNumbers = numberOf(maximum) !== undefined && numberOf(minimum) !== undefined;
  const shown = (value: Value): Value => {
    const number = isNull(value) || !ofNumbers ? undefined : asNumber(value, runspace);
    return number === undefined ? value : new Double(number);
  };
  return new GenericMeasureInfo(
    {
      property,
      count,
      average: count === 0 ? null : numeric('Average', measurement.sum / count),
      sum: numeric('Sum', measurement.sum),
      maximum: shown(maximum),
      minimum: shown(minimum),
      standardDeviation: numeric('StandardDeviation', measurement.standardDeviation),
    },
    ofNumbers,
  );
}
