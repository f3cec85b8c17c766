import type { AlertDocument } from '../../domain/documents.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { nameTest } from '../nameTest.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import { DateTime } from '../../script/values/dateTime.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { localTime, momentOf } from '../localTime.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { unsigned } from '../values.ts';
import { configurationManager } from './module.ts';

const sets = {
  ByValue: '-InputObject <PSObject>',
  ById: '-Id <String>',
  ByName: '-Name <String>',
};
const named = { InputObject: { aliases: ['Alert'], pipeline: 'value' } } as const;

/** Get-CMAlert. */
export function getAlert({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMAlert',
    module: configurationManager,
    syntax: { SearchByName: '[[-Name] <String>] [-Fast]', SearchByIdMandatory: '-Id <String> [-Fast]' },
    outputs: ['IResultObject#SMS_Alert'],
    process: (runtime) => {
      const byName = nameTest(runtime, 'Name');
      const id = runtime.string('Id');
      for (const alert of service.alerts())
        if (byName(alert.name) && (id === undefined || alert._id === id))
          runtime.write(alertObject(alert, runtime.runspace.timeZone));
    },
  });
}

/** Disable-CMAlert. */
export function disableAlert({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Disable-CMAlert',
    module: configurationManager,
    syntax: withOptions('[-PassThru] [-WhatIf] [-Confirm]'),
    parameters: named,
    process: (runtime) => {
      for (const { _id: id, name } of chosen(runtime, service.alerts()))
        if (runtime.shouldProcess(name, 'Disable alert')) {
          const disabled = service.disableAlert({ id });
          if (runtime.flag('PassThru')) runtime.write(alertObject(disabled, runtime.runspace.timeZone));
        }
    },
  });
}

/** Suspend-CMAlert: postpones alerts until a date. */
export function suspendAlert({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Suspend-CMAlert',
    module: configurationManager,
    syntax: withOptions('-PostponeUntil <DateTime> [-PassThru] [-WhatIf] [-Confirm]'),
    parameters: { ...named, PostponeUntil: { aliases: ['SkipUntil'] } },
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const date = runtime.value('PostponeUntil');
      if (!(date instanceof DateTime)) return;
      const until = new Date(momentOf(date, timeZone)).toISOString();
      for (const { _id: id, name } of chosen(runtime, service.alerts()))
        if (runtime.shouldProcess(name, `Postpone alert until ${until}`)) {
          const postponed = service.postponeAlert({ id, until });
          if (runtime.flag('PassThru')) runtime.write(alertObject(postponed, timeZone));
        }
    },
  });
}

function withOptions(options: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(sets).map(([set, syntax]) => [set, `${syntax} ${options}`]));
}

function chosen(runtime: CommandRuntime, alerts: readonly AlertDocument[]): readonly AlertDocument[] {
  const id = notesOf(runtime.value('InputObject')).text('Id') ?? runtime.string('Id');
  const byName = nameTest(runtime, 'Name');
  return alerts.filter((alert) => (id === undefined ? byName(alert.name) : alert._id === id));
}

function alertObject(alert: AlertDocument, timeZone: string): CustomObject {
  return resultObject('SMS_Alert', {
    Name: alert.name,
    AlertState: alert.state,
    Severity: alert.severity,
    SiteCode: alert.siteCode ?? null,
    Message: alert.message ?? null,
    ErrorCode: unsigned(alert.code ?? 0),
    Cause: alert.cause ?? null,
    Remedy: alert.remedy ?? null,
    LastChangeTime: localTime(alert.changed, timeZone),
    SkipUntil: localTime(alert.postponedUntil, timeZone),
    Id: alert._id,
  });
}
