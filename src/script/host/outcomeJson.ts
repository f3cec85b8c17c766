import { toText } from '../convert/toText.ts';
import { FormatRecord } from '../format/formatRecord.ts';
import { typeNamesOf } from '../members/typeNames.ts';
import type { ScriptOutcome, StreamName } from '../runtime/session/scriptOutcome.ts';
import { LineMap } from '../syntax/lineMap.ts';
import type { ParsedScript } from '../syntax/parsedScript.ts';
import type { NetContext } from '../types/netType.ts';
import type { ErrorRecord } from '../values/errorRecord.ts';
import { isNull, type Value } from '../values/value.ts';

/** An error as `susync run --json` prints it. */
interface ErrorJson {
  /** FullyQualifiedErrorId. */
  readonly id: string;
  readonly category: string;
  readonly message: string;
}

/** What `susync run --json` prints: fields that have nothing to say are absent. */
export interface OutcomeJson {
  readonly parse?: readonly {
    readonly id: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  /** The output as a terminal of 120 columns shows it, lines without blanks at their end. */
  readonly text?: string;
  /** The first 50 objects of the output: first type name, and the text that `[string]` makes; both null for `$null`. */
  readonly values?: readonly { readonly type: string | null; readonly value: string | null }[];
  /** How many objects there were, where there were more than 50. */
  readonly count?: number;
  readonly errors?: readonly ErrorJson[];
  /** The error that ended the script. */
  readonly terminating?: ErrorJson;
  readonly warning?: readonly string[];
  readonly verbose?: readonly string[];
  readonly information?: readonly string[];
  readonly debug?: readonly string[];
}

const mostValues = 50;
/** Columns of the terminal that is assumed. */
const jsonWidth = 120;

/** What a script that did not run is told as: its parse errors. */
export function parseJson(parsed: ParsedScript): OutcomeJson {
  const lines = new LineMap(parsed.text);
  return {
    parse: parsed.diagnostics.map(({ id, start, message }) => ({ id, ...lines.position(start), message })),
  };
}

/** What a script that ran is told as. `format` shows objects as lines. */
export function outcomeJson(
  outcome: ScriptOutcome,
  context: NetContext,
  format: (values: Iterable<Value>, width: number) => readonly string[],
): OutcomeJson {
  const values = outcome.values.filter((value) => !(value instanceof FormatRecord));
  const texts = (stream: StreamName): readonly string[] =>
    outcome.records.filter((record) => record.stream === stream).map(({ value }) => toText(value, context));
  return {
    text: format(outcome.values, jsonWidth)
      .map((line) => `${line.replaceAll(/[^\S\n]+$/gmu, '')}\n`)
      .join(''),
    values: values
      .slice(0, mostValues)
      .map((value) =>
        isNull(value)
          ? { type: null, value: null }
          : { type: typeNamesOf(value, context)[0] ?? null, value: toText(value, context) },
      ),
    ...(values.length > mostValues ? { count: values.length } : {}),
    ...listed('errors', outcome.errors.map(errorJson)),
    ...(outcome.terminating === null ? {} : { terminating: errorJson(outcome.terminating) }),
    ...listed('warning', texts('warning')),
    ...listed('verbose', texts('verbose')),
    ...listed('information', texts('information')),
    ...listed('debug', texts('debug')),
  };
}

function errorJson(record: ErrorRecord): ErrorJson {
  return {
    id: record.fullyQualifiedErrorId,
    category: record.category,
    message: record.exception.message,
  };
}

function listed<Name extends string, Item>(
  name: Name,
  items: readonly Item[],
): Readonly<Partial<Record<Name, readonly Item[]>>> {
  const given: Partial<Record<Name, readonly Item[]>> = {};
  if (items.length > 0) given[name] = items;
  return given;
}
