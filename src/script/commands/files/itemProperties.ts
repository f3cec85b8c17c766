import { getMember } from '../../members/getMember.ts';
import { setMember } from '../../members/setMember.ts';
import { customObject } from '../../values/customObject.ts';
import { isNull, type Value } from '../../values/value.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { itemsGiven } from './findItems.ts';
import { byPath, pathParameters } from './pathParameters.ts';
import { fileObject } from './writeItem.ts';
import type { FileItem } from '../../types/fileItem.ts';

/** The files and folders that the paths stand for; items of other drives have no properties. */
function* itemsOf(runtime: CommandRuntime): Generator<FileItem> {
  for (const found of itemsGiven(runtime)) {
    if (found.kind === 'file') yield fileObject(found.path, runtime);
    else
      runtime.writeError(
        commandError(
          'NotSupported',
          'Provider execution stopped because the provider does not support this operation.',
          'NotImplemented',
          { type: 'System.Management.Automation.PSNotSupportedException', target: found.name },
        ),
      );
  }
}

function missing(name: string, path: string): ReturnType<typeof commandError> {
  return commandError(
    'System.Management.Automation.PSArgumentException',
    `Property ${name} does not exist at path ${path}.`,
    'InvalidArgument',
    { type: 'System.Management.Automation.PSArgumentException', target: name },
  );
}

/** The properties of an item that patterns name. */
function named(item: FileItem, patterns: readonly string[], runtime: CommandRuntime): [string, Value][] {
  const all = propertiesOf(item, runtime.runspace);
  return patterns.flatMap((pattern) => {
    const matches = wildcardPattern(pattern);
    const found = all.filter(({ name }) => matches(name));
    if (found.length === 0) runtime.writeError(missing(pattern, item.path));
    return found.map(({ name }): [string, Value] => [name, getMember(item, name, runtime.runspace) ?? null]);
  });
}

/** Get-ItemProperty. */
export const getItemProperty = cmdlet({
  name: 'Get-ItemProperty',
  className: 'GetItemPropertyCommand',
  module: 'Management',
  aliases: ['gp'],
  syntax: {
    Path: '[-Path] <string[]> [[-Name] <string[]>] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>]',
    LiteralPath:
      '[[-Name] <string[]>] -LiteralPath <string[]> [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>]',
  },
  parameters: { ...pathParameters, Name: { aliases: ['PSProperty'], position: 1 } },
  start: (runtime) => ({
    process() {
      const names = runtime.strings('Name');
      for (const item of itemsOf(runtime))
        if (names === undefined) runtime.write(item);
        else {
          const found = named(item, names, runtime);
          if (found.length > 0) runtime.write(customObject(found));
        }
    },
  }),
});

/** Get-ItemPropertyValue. */
export const getItemPropertyValue = cmdlet({
  name: 'Get-ItemPropertyValue',
  className: 'GetItemPropertyValueCommand',
  module: 'Management',
  notEmpty: ['Path'],
  aliases: ['gpv'],
  syntax: {
    Path: '[[-Path] <string[]>] [-Name] <string[]> [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>]',
    LiteralPath:
      '[-Name] <string[]> -LiteralPath <string[]> [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>]',
  },
  parameters: { ...pathParameters, Name: { aliases: ['PSProperty'], position: 1 } },
  start: (runtime) => ({
    process() {
      for (const item of itemsOf(runtime))
        for (const [, value] of named(item, runtime.strings('Name') ?? [], runtime)) runtime.write(value);
    },
  }),
});

/** Set-ItemProperty. */
export const setItemProperty = cmdlet({
  name: 'Set-ItemProperty',
  className: 'SetItemPropertyCommand',
  module: 'Management',
  aliases: ['sp'],
  syntax: {
    propertyValuePathSet:
      '[-Path] <string[]> [-Name] <string> [-Value] <Object> [-PassThru] [-Force] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
    propertyValueLiteralPathSet:
      '[-Name] <string> [-Value] <Object> -LiteralPath <string[]> [-PassThru] [-Force] [-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  },
  parameters: {
    ...pathParameters,
    Name: { aliases: ['PSProperty'], position: 1, pipeline: 'property' },
    Value: { position: 2, pipeline: 'property', allow: ['null'] },
  },
  start: (runtime) => ({
    process() {
      const name = runtime.string('Name') ?? '';
      const value = runtime.value('Value') ?? null;
      for (const item of itemsOf(runtime)) {
        if (!runtime.shouldProcess(`Item: ${item.path} Property: ${name}`, 'Set Property File')) continue;
        if (getMember(item, name, runtime.runspace) === undefined) {
          runtime.writeError(missing(name, item.path));
          continue;
        }
        setMember(item, name, isNull(value) ? null : value, runtime.runspace);
        if (runtime.flag('PassThru')) runtime.write(item);
      }
    },
  }),
});

/** Invoke-Item: opens a file with the program of its kind, which this host does not have. */
export const invokeItem = cmdlet({
  name: 'Invoke-Item',
  className: 'InvokeItemCommand',
  module: 'Management',
  aliases: ['ii'],
  syntax: byPath(
    '[-Filter <string>] [-Include <string[]>] [-Exclude <string[]>] [-Credential <pscredential>] [-WhatIf] [-Confirm]',
  ),
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      for (const item of itemsOf(runtime))
        if (runtime.shouldProcess(`Item: ${item.path}`, 'Invoke Item'))
          runtime.writeError(
            commandError(
              'InvokeItemNotSupported',
              `Programs are not available in this host: '${item.path}' is not opened. Call a script with &.`,
              'NotImplemented',
              { type: 'System.Management.Automation.PSNotSupportedException', target: item.path },
            ),
          );
    },
  }),
});

/** Unblock-File: files carry no mark of where they come from here, so that there is nothing to take off. */
export const unblockFile = cmdlet({
  name: 'Unblock-File',
  className: 'UnblockFileCommand',
  module: 'Utility',
  syntax: {
    ByPath: '[-Path] <string[]> [-WhatIf] [-Confirm]',
    ByLiteralPath: '-LiteralPath <string[]> [-WhatIf] [-Confirm]',
  },
  parameters: pathParameters,
  start: (runtime) => ({
    process() {
      runtime.throwTerminating(
        commandError('LinuxNotSupported', 'The cmdlet does not support Linux.', 'NotImplemented', {
          type: 'System.PlatformNotSupportedException',
        }),
      );
    },
  }),
});
