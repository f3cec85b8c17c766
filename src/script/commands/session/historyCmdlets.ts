import { wholeNumber } from '../../convert/toNumber.ts';
import { commandError } from '../commandError.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { rangeFrom, rangeOf } from '../parameterChecks.ts';

/** Get-History: a script runs as one command, before which there was none. */
export const getHistory = cmdlet({
  name: 'Get-History',
  className: 'GetHistoryCommand',
  module: 'Core',
  aliases: ['h', 'history', 'ghy'],
  syntax: '[[-Id] <long[]>] [[-Count] <int>]',
  parameters: {
    Id: { pipeline: 'value', checks: [rangeOf(1, Number.MAX_SAFE_INTEGER)] },
    Count: { checks: [rangeOf(0, 32767)] },
  },
  outputs: ['Microsoft.PowerShell.Commands.HistoryInfo'],
  start(runtime) {
    return {
      process() {
        for (const id of runtime.list('Id') ?? []) {
          runtime.writeError(
            commandError(
              'GetHistoryNoHistoryForId',
              `Cannot locate the history for Id ${wholeNumber(id)}.`,
              'ObjectNotFound',
              {
                target: id,
                type: 'System.ArgumentException',
              },
            ),
          );
        }
      },
    };
  },
});

/** Clear-History: there is nothing to be cleared. */
export const clearHistory = cmdlet({
  name: 'Clear-History',
  className: 'ClearHistoryCommand',
  module: 'Core',
  aliases: ['clhy'],
  syntax: {
    IDParameter: '[[-Id] <int[]>] [[-Count] <int>] [-Newest] [-WhatIf] [-Confirm]',
    CommandLineParameter: '[[-Count] <int>] [-CommandLine <string[]>] [-Newest] [-WhatIf] [-Confirm]',
  },
  notEmpty: ['CommandLine'],
  parameters: { Id: { checks: [rangeFrom(1)] }, Count: { position: 1, checks: [rangeFrom(1)] } },
  outputs: [],
  start: () => ({}),
});

/** Invoke-History: fails, as no command came before. */
export const invokeHistory = cmdlet({
  name: 'Invoke-History',
  className: 'InvokeHistoryCommand',
  module: 'Core',
  aliases: ['r', 'ihy'],
  syntax: '[[-Id] <string>] [-WhatIf] [-Confirm]',
  parameters: {},
  outputs: [],
  start(runtime) {
    return {
      end() {
        runtime.throwTerminating(
          commandError(
            'InvokeHistoryNoLastHistoryEntryFound',
            'Cannot locate most recent history.',
            'InvalidOperation',
            { type: 'System.InvalidOperationException' },
          ),
        );
      },
    };
  },
});
