import { Integer } from '../values/number.ts';
import { ErrorRecord, ScriptError } from '../values/errorRecord.ts';
import { NetException, NetThrow } from '../values/netException.ts';
import type { Value } from '../values/value.ts';
import { cellText, defaultEnumerationLimit } from './cellText.ts';
import type { FormatOptions } from './formatOptions.ts';
import type { ObjectReader } from './objectReader.ts';
import { evaluateExpression, expressionText, type PropertyExpression } from './propertyExpression.ts';

/** Puts the values of expressions into cells, and keeps the errors of those that failed. */
export class CellReader {
  readonly #reader: ObjectReader;
  readonly #options: FormatOptions;
  readonly #enumerationLimit: number;
  #errors: ErrorRecord[] = [];

  constructor(reader: ObjectReader, options: FormatOptions) {
    this.#reader = reader;
    this.#options = options;
    this.#enumerationLimit = enumerationLimit(reader.variable('FormatEnumerationLimit'));
  }

  /** The text of a cell; empty where there is no such property, or its script failed. */
  text(expression: PropertyExpression, value: Value, format: string | null, inTable: boolean): string {
    const outcome = evaluateExpression(expression, value, this.#reader);
    if (outcome.kind === 'none') return '';
    if (outcome.kind === 'failed') return this.#failed(expression, value, outcome.error);
    if (format === null) return this.valueText(outcome.value, null, inTable);
    return this.#formatted(outcome.value, format, inTable);
  }

  /** A value as the text of a cell. */
  valueText(value: Value, format: string | null, inTable: boolean): string {
    return cellText(value, { format, inTable, enumerationLimit: this.#enumerationLimit }, this.#reader);
  }

  /** Items of a collection that are shown; negative for all. */
  get enumerationLimit(): number {
    return this.#enumerationLimit;
  }

  /** Errors since they were last taken, where they are to be shown. */
  takeErrors(): readonly ErrorRecord[] {
    const errors = this.#errors;
    if (errors.length > 0) this.#errors = [];
    return errors;
  }

  /** A format string that is not one for the value is left out. */
  #formatted(value: Value, format: string, inTable: boolean): string {
    try {
      return this.valueText(value, format, inTable);
    } catch (error) {
      if (!(error instanceof NetThrow || error instanceof ScriptError)) throw error;
      return this.#options.displayErrors ? '#FMTERR' : this.valueText(value, null, inTable);
    }
  }

  #failed(expression: PropertyExpression, target: Value, error: ScriptError): string {
    if (this.#options.showErrors) {
      const { exception } = error.record;
      const thrown = exception.properties.get('WasThrownFromThrowStatement');
      const message = `Failed to evaluate expression "${expressionText(expression)}".`;
      this.#errors.push(
        new ErrorRecord({
          exception: new NetException(
            'System.Management.Automation.RuntimeException',
            message,
            exception,
            thrown === undefined ? {} : { WasThrownFromThrowStatement: thrown },
          ),
          id: 'PSPropertyExpressionError',
          category: 'InvalidArgument',
          target,
        }),
      );
    }
    return this.#options.displayErrors ? '#ERR' : '';
  }
}

function enumerationLimit(variable: Value | undefined): number {
  if (typeof variable === 'number') return variable;
  if (typeof variable === 'bigint') return Number(variable);
  return variable instanceof Integer ? Number(variable.value) : defaultEnumerationLimit;
}
