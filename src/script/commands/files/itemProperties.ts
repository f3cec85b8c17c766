import { getMember } from '../../members/getMember.ts';
import { setMember } from '../../members/setMember.ts';
import { customObject } from '../../values/customObject.ts';
import { isNull, type Value } from '../../values/value.ts';
import { propertiesOf } from '../../members/propertiesOf.ts';
import { wildcardPattern } from '../../text/wildcard.ts';
import { typeDisplay } from '../../types/typeText.ts';
import type { ErrorRecord } from '../../values/errorRecord.ts';
import { cmdlet } from '../cmdletBuilder.ts';
import { commandError } from '../commandError.ts';
import type { CommandRuntime } from '../commandRuntime.ts';
import { itemsGiven } from './findItems.ts';
import { byPath, pathParameters } from './pathParameters.ts';
import { fileObject } from './writeItem.ts';
import type { FileItem } from '../../types/files/fileItem.ts';

/** The files and folders that the paths stand for; items of other drives have no properties. */
function* itemsOf(runtime: CommandRuntime): Generator<FileItem> {
  for (const found of itemsGiven(runtime)) {
    if (found.kind === 'file') yield fileObject(found.path, runtime, found.drive);
    else
      runtime.writeError(
        commandError(
          'NotSupported',
          'Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.',
          'NotImplemented',
          { type: 'System.Management.Automation.PSNotSupportedException' },
        ),
      );
  }
}

/** The error of a property that is not there, with the id of the cmdlet: `what` names it. */
function missing(id: string, what: string): ErrorRecord {
  const plain = id === 'System.IO.IOException';
  return commandError(
    id,
    `The property ${what} does not exist or was not found.`,
    plain ? 'NotSpecified' : 'ReadError',
    { type: 'System.IO.IOException', target: plain ? null : what },
  );
}

/** The notes of an item that say where it stands. */
function origin(item: FileItem, { runspace }: CommandRuntime): [string, Value][] {
  return ['PSPath', 'PSParentPath', 'PSChildName', 'PSDrive', 'PSProvider'].map((name) => [
    name,
    getMember(item, name, runspace) ?? null,
  ]);
}

/** The properties of an item that patterns name. */
function named(
  item: FileItem,
  patterns: readonly string[],
  id: string,
  runtime: CommandRuntime,
): [string, Value][] {
  const all = propertiesOf(item, runtime.runspace);
  return patterns.flatMap((pattern) => {
    const matches = wildcardPattern(pattern);
    const found = all.filter(({ name }) => matches(name));
    if (found.length === 0) runtime.writeError(missing(id, pattern));
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
          const found = named(item, names, 'GetValueError', runtime);
          if (found.length > 0) runtime.write(customObject([...found, ...origin(item, runtime)]));
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
        for (const [, value] of named(item, runtime.strings('Name') ?? [], 'System.IO.IOException', runtime))
          runtime.write(value);
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
          const type = typeDisplay(runtime.runspace.types.of(value).fullName);
          const what = `${type} ${name}=${runtime.runspace.text(value)}`;
          runtime.writeError(missing('SetPropertyError', what));
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
