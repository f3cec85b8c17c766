import type { AlertDocument } from '../../domain/documents.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { nameTest } from '../nameTest.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { givenMoment, localTime } from '../localTime.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { unsigned } from '../values.ts';
import { configurationManager } from './module.ts';

const sets = {
  SearchByValueMandatory: '-InputObject <PSObject>',
  SearchByIdMandatory: '-Id <String>',
  SearchByNameMandatory: '-Name <String>',
};
const named = { InputObject: { aliases: ['Alert'], pipeline: 'value' } } as const;

/** Get-CMAlert. */
export function getAlert({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMAlert',
    module: configurationManager,
    syntax: {
      SearchByName: '[[-Name] <String>] [-Fast] [-TypeId <Int32>] [-TypeInstanceId <String>]',
      SearchByIdMandatory: '-Id <String> [-Fast]',
    },
    ignored: { TypeId: 'alerts are told apart by their names' },
    outputs: ['IResultObject#SMS_Alert'],
    process: (runtime) => {
      const byName = nameTest(runtime, 'Name');
      const id = runtime.string('Id') ?? runtime.string('TypeInstanceId');
      for (const alert of service.alerts())
        if (byName(alert.name) && (id === undefined || alert._id === id))
          runtime.write(alertObject(alert, runtime.runspace.timeZone));
    },
  });
}

/** Disable-CMAlert: keeps alerts silent for good. */
export function disableAlert({ service }: CmdletDoor): Cmdlet {
  return switched('Disable-CMAlert', 'Disable alert', service, (id) => service.disableAlert({ id }));
}

/** Enable-CMAlert: takes back that alerts were disabled or postponed. */
export function enableAlert({ service }: CmdletDoor): Cmdlet {
  return switched('Enable-CMAlert', 'Enable alert', service, (id) => service.enableAlert({ id }));
}

function switched(
  name: string,
  action: string,
  service: BlockingService,
  change: (id: string) => AlertDocument,
): Cmdlet {
  return domainCmdlet({
    ...{ name, module: configurationManager, syntax: withOptions('[-PassThru] [-WhatIf] [-Confirm]') },
    parameters: named,
    process: (runtime) => {
      for (const { _id: id, name: alert } of chosen(runtime, service.alerts()))
        if (runtime.shouldProcess(alert, action)) {
          const changed = change(id);
          if (runtime.flag('PassThru')) runtime.write(alertObject(changed, runtime.runspace.timeZone));
        }
    },
  });
}

/** Suspend-CMAlert: postpones alerts until a date. */
export function suspendAlert({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Suspend-CMAlert',
    module: configurationManager,
    syntax: withOptions('[-Comment <String>] -SkipUntil <DateTime> [-PassThru] [-WhatIf] [-Confirm]'),
    ignored: { Comment: 'alerts keep no comments' },
    parameters: { ...named, Comment: { aliases: ['Comments'] }, SkipUntil: { aliases: ['PostponeUntil'] } },
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const moment = givenMoment(runtime, 'SkipUntil');
      if (moment === undefined) return;
      const until = new Date(moment).toISOString();
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
  const found = alerts.filter((alert) => (id === undefined ? byName(alert.name) : alert._id === id));
  if (found.length === 0)
    throw new SyncError('notFound', `There is no alert ${id ?? runtime.string('Name') ?? ''}`);
  return found;
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
