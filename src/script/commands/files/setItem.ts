import { type ErrorRecord, ScriptError } from '../../values/errorRecord.ts';
import type { Value } from '../../values/value.ts';
import { Variable } from '../../values/variable.ts';
import { CommandInfo } from '../commandInfo.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { hasWildcards } from '../../text/wildcard.ts';
import { filesOfPath, readPath } from './itemPath.ts';
import { pathNotFound } from './itemErrors.ts';
import { type ItemStore, storeOf } from './itemStore.ts';
import { byPath, pathParameters } from './pathParameters.ts';
import { writeFound } from './writeItem.ts';

const filters =
  '[-Force] [-PassThru] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Options <System.Management.Automation.ScopedItemOptions>] [-WhatIf] [-Confirm]';

/** Set-Item: of variables, environment variables, functions and aliases. */
export const setItem = cmdlet({
  name: 'Set-Item',
  className: 'SetItemCommand',
  module: 'Management',
  aliases: ['si'],
  syntax: {
    Path: `[-Path] <string[]> [[-Value] <Object>] ${filters}`,
    LiteralPath: `[[-Value] <Object>] -LiteralPath <string[]> ${filters}`,
  },
  parameters: {
    ...pathParameters,
    Path: { pipeline: 'property' },
    Value: { pipeline: 'both', position: 1 },
  },
  start: (runtime) => ({
    process() {
      const value = runtime.value('Value') ?? null;
      changeItems('Set Item', runtime, (store, name) => {
        store.set(name, value, runtime.flag('Force'));
        withOptions(store.item(name), runtime);
        return null;
      });
    },
  }),
});

/** Clear-Item: empties variables, removes environment variables, functions and aliases. */
export const clearItem = cmdlet({
  name: 'Clear-Item',
  className: 'ClearItemCommand',
  module: 'Management',
  aliases: ['cli'],
  syntax: byPath(
    '[-Force] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-WhatIf] [-Confirm]',
  ),
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      changeItems('Clear Item', runtime, (store, name, path) =>
        store.has(name) ? store.clear(name, runtime.flag('Force')) : pathNotFound(path),
      );
    },
  }),
});

/** Does something to each item that the paths lead to; an error that it gives or throws is told, and the next one's turn comes. */
function changeItems(
  action: string,
  runtime: CommandRuntime,
  change: (store: ItemStore, name: string, path: string) => ErrorRecord | null,
): void {
  const value = runtime.value('Value') ?? null;
  const literal = runtime.strings('LiteralPath');
  for (const path of literal ?? runtime.strings('Path') ?? []) {
    const read = readPath(path, runtime);
    if (read === undefined) continue;
    if (read.kind === 'file') {
      const literally = literal !== undefined;
      if (filesOfPath(path, read.path, literally, runtime).length === 0) continue;
      runtime.writeError(
        commandError(
          'NotSupported',
          'Provider operation stopped because the provider does not support this operation.',
          'NotImplemented',
          { type: 'System.Management.Automation.PSNotSupportedException' },
        ),
      );
      continue;
    }
    const store = storeOf(read.drive.provider, runtime);
    const wild = literal === undefined && hasWildcards(read.name);
    for (const name of wild ? store.matching(read.name) : [read.name]) {
      if (!runtime.shouldProcess(`Item: ${name} Value: ${runtime.runspace.text(value)}`, action)) continue;
      try {
        const error = change(store, name, `${read.drive.name}:/${name}`);
        if (error !== null) {
          runtime.writeError(error);
          continue;
        }
      } catch (error) {
        if (!(error instanceof ScriptError)) throw error;
        runtime.writeError(error.record);
        continue;
      }
      if (runtime.flag('PassThru')) writeFound({ kind: 'item', drive: read.drive, name }, runtime);
    }
  }
}

/** Gives an alias, a function or a variable the options of -Options. */
function withOptions(item: Value | undefined, runtime: CommandRuntime): void {
  const given = (runtime.string('Options') ?? '').split(',').map((one) => one.trim().toLowerCase());
  const options = (['ReadOnly', 'Constant', 'Private', 'AllScope'] as const).filter((one) =>
    given.includes(one.toLowerCase()),
  );
  if (options.length === 0) return;
  if (item instanceof CommandInfo) item.options = new Set(options);
  else if (item instanceof Variable) item.setOptions(options);
}
