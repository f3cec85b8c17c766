import { setCheck } from '../../binding/checkText.ts';
import { defaultOptions, type FormatOptions, type FormatProperty } from '../../format/formatOptions.ts';
import { formatKeys, formatProperty, parameterError } from '../../format/formatParameters.ts';
import { Formatter } from '../../format/formatter.ts';
import type { ViewKind } from '../../format/formatView.ts';
import * as lateViews from '../../format/views/builtInViews.ts';
import type { Cmdlet } from '../cmdlet.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { isNull } from '../../values/value.ts';
import { SessionReader } from '../../format/sessionReader.ts';
import { rangeFrom } from '../parameterChecks.ts';

const common =
  '[-GroupBy <Object>] [-View <string>] [-ShowError] [-DisplayError] [-Force] [-Expand <string>] [-InputObject <psobject>]';

const expansions = ['CoreOnly', 'EnumOnly', 'Both'] as const;

const table: Cmdlet = formatCmdlet({
  kind: 'table',
  name: 'Format-Table',
  alias: 'ft',
  syntax: `[[-Property] <Object[]>] [-AutoSize] [-RepeatHeader] [-HideTableHeaders] [-Wrap] ${common}`,
});

const list: Cmdlet = formatCmdlet({
  kind: 'list',
  name: 'Format-List',
  alias: 'fl',
  syntax: `[[-Property] <Object[]>] ${common}`,
});

const wide: Cmdlet = formatCmdlet({
  kind: 'wide',
  name: 'Format-Wide',
  alias: 'fw',
  syntax: `[[-Property] <Object>] [-AutoSize] [-Column <int>] ${common}`,
});

const custom: Cmdlet = formatCmdlet({
  kind: 'custom',
  name: 'Format-Custom',
  alias: 'fc',
  syntax: `[[-Property] <Object[]>] [-Depth <int>] ${common}`,
});

/** Format-Table, -List, -Wide and -Custom. */
export const formatCmdlets: readonly Cmdlet[] = [table, list, wide, custom];

function formatCmdlet(facts: {
  readonly kind: ViewKind;
  readonly name: string;
  readonly alias: string;
  readonly syntax: string;
}): Cmdlet {
  return cmdlet({
    name: facts.name,
    className: `${facts.name.replace('-', '')}Command`,
    module: 'Utility',
    aliases: [facts.alias],
    syntax: facts.syntax,
    parameters: {
      InputObject: { pipeline: 'value' },
      Expand: { checks: [setCheck([...expansions], true, null)] },
      Column: { checks: [rangeFrom(1)] },
      Depth: { checks: [rangeFrom(1)] },
    },
    start(runtime) {
      let formatter: Formatter | null = null;
      const begun = (): Formatter =>
        (formatter ??= new Formatter(
          optionsOf(facts.kind, runtime),
          () => lateViews.builtInViews,
          new SessionReader(runtime.runspace),
          (record) => {
            runtime.write(record);
          },
        ));
      return {
        begin() {
          begun();
        },
        process() {
          begun().add(runtime.value('InputObject') ?? null);
        },
        end() {
          begun().end();
        },
      };
    },
  });
}

const invalidData = {
  type: 'System.IO.InvalidDataException',
  message: 'Found invalid data while decoding.',
};

function optionsOf(kind: ViewKind, runtime: CommandRuntime): FormatOptions {
  const properties = propertiesAsked(kind, runtime);
  const viewName = runtime.string('View') ?? null;
  if (viewName !== null && properties.length > 0)
    throw parameterError(
      'FormatCannotSpecifyViewAndProperty',
      'Cmdlet parameters View and Property are mutually exclusive.',
      invalidData,
    );
  if (runtime.flag('AutoSize') && runtime.has('Column'))
    throw parameterError(
      'FormatCannotSpecifyAutosizeAndColumns',
      'Cmdlet parameters AutoSize and Column are mutually exclusive.',
      invalidData,
    );
  const groupBy = runtime.value('GroupBy') ?? null;
  return {
    ...defaultOptions,
    shape: kind,
    properties,
    groupBy: groupBy === null ? null : formatProperty(groupBy, formatKeys.groupBy, runtime.runspace),
    viewName,
    autosize: runtime.flag('AutoSize'),
    hideHeaders: runtime.flag('HideTableHeaders'),
    repeatHeaders: runtime.flag('RepeatHeader'),
    wrap: runtime.flag('Wrap'),
    columns: runtime.integer('Column') ?? 0,
    depth: runtime.integer('Depth') ?? defaultOptions.depth,
    expand: expansions.find((name) => name.toLowerCase() === runtime.string('Expand')?.toLowerCase()) ?? null,
    force: runtime.flag('Force'),
    showErrors: runtime.flag('ShowError'),
    displayErrors: runtime.flag('DisplayError'),
  };
}

function propertiesAsked(kind: ViewKind, runtime: CommandRuntime): FormatProperty[] {
  // Format-Wide takes one property alone.
  const given = runtime.value('Property') ?? null;
  const asked = kind === 'wide' ? (isNull(given) ? [] : [given]) : (runtime.list('Property') ?? []);
  return asked.map((value) => formatProperty(value, formatKeys[kind], runtime.runspace));
}
