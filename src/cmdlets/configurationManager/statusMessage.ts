import { SyncError } from '../../domain/errors/syncError.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { oneOf } from '../../script/commands/parameterChecks.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import { NetArray } from '../../script/values/netArray.ts';
import type {
  StatusMessageFilter,
  StatusMessageView,
  StatusSeverity,
} from '../../service/api/synchronization.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { givenMoment, localTime } from '../localTime.ts';
import { nameTest } from '../nameTest.ts';
import { everyItem } from '../pages.ts';
import { resultObject } from '../resultObject.ts';
import { texts, unsigned } from '../values.ts';
import { configurationManager } from './module.ts';

const messageClass = 'IResultObject#SMS_StatusMessage';
/** All messages are of the site server. */
const moduleName = 'SMS Server';
const severities = oneOf('All', 'Error', 'Information', 'Warning');

/** Get-CMSiteStatusMessage: status messages of the sites, newest first. */
export function getSiteStatusMessage({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSiteStatusMessage',
    module: configurationManager,
    syntax:
      '[-Component <String[]>] [-ComputerName <String[]>] [-FilterHashtable <Hashtable>] [-MessageId <Int32[]>] [-Module <String[]>] [-PassThru] [-Severity <String[]>] [-SiteCode <String[]>] [-StartDateTime <DateTime>]',
    ignored: { FilterHashtable: 'the other parameters select messages' },
    parameters: {
      Component: { aliases: ['ComponentName', 'Components', 'ComponentNames'] },
      Module: { aliases: ['ModuleName', 'Modules', 'ModuleNames'] },
      ComputerName: { aliases: ['ComputerNames'] },
      MessageId: { aliases: ['MessageIds'] },
      Severity: { aliases: ['Severities'], checks: [severities] },
      SiteCode: { aliases: ['SiteCodes'] },
      StartDateTime: { aliases: ['ViewingPeriod'] },
    },
    outputs: [messageClass],
    process: (runtime) => {
      if (!nameTest(runtime, 'Module')(moduleName)) return;
      writeMessages(runtime, service, {
        component: nameTest(runtime, 'Component'),
        computer: nameTest(runtime, 'ComputerName'),
        since: givenMoment(runtime, 'StartDateTime'),
      });
    },
  });
}

/** Get-CMComponentStatusMessage: status messages of a component since a time; every severity where none or `All` is given. */
export function getComponentStatusMessage({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMComponentStatusMessage',
    module: configurationManager,
    syntax:
      '-StartTime <DateTime> [-ComponentName <String>] [-ComputerName <String>] [-Severity <String>] [-SiteCode <String>]',
    parameters: {
      ComponentName: { aliases: ['Component'] },
      ComputerName: { aliases: ['MachineName'] },
      Severity: { checks: [severities] },
      StartTime: { aliases: ['ViewingPeriod'] },
    },
    outputs: [messageClass],
    process: (runtime) => {
      writeMessages(runtime, service, {
        component: nameTest(runtime, 'ComponentName'),
        computer: nameTest(runtime, 'ComputerName'),
        since: givenMoment(runtime, 'StartTime'),
      });
    },
  });
}

function writeMessages(
  runtime: CommandRuntime,
  service: BlockingService,
  wanted: {
    readonly component: (name: string) => boolean;
    readonly computer: (name: string) => boolean;
    readonly since: number | undefined;
  },
): void {
  const { timeZone } = runtime.runspace;
  const messageIds = runtime.list('MessageId')?.filter((id) => typeof id === 'number');
  const named = runtime
    .strings('Severity')
    ?.map(severityOf)
    .filter((name) => name !== undefined);
  const filter: StatusMessageFilter = {
    limit: 500,
    ...(wanted.since === undefined ? {} : { since: new Date(wanted.since).toISOString() }),
    ...(messageIds === undefined ? {} : { messageIds }),
    ...(named === undefined || named.length === 0 ? {} : { severities: named }),
  };
  for (const siteCode of runtime.strings('SiteCode') ?? [undefined])
    for (const message of everyItem((place) =>
      service.statusMessages({ ...filter, ...place, ...(siteCode === undefined ? {} : { siteCode }) }),
    ))
      if (wanted.component(message.component) && wanted.computer(message.machine))
        runtime.write(messageObject(message, timeZone));
}

/** Undefined for `All`. */
function severityOf(name: string): StatusSeverity | undefined {
  switch (name.toLowerCase()) {
    case 'error':
      return 'Error';
    case 'warning':
      return 'Warning';
    case 'information':
      return 'Information';
    case 'all':
      return undefined;
    default:
      throw new SyncError('invalidRequest', `"${name}" is no severity`);
  }
}

/** SMS_StatusMessage.Severity: Int32 as Win32 facilities have it. */
const severityNumbers = { Information: 0x40000000, Warning: 0x80000000, Error: 0xc0000000 } as const;

function messageObject(message: StatusMessageView, timeZone: string): CustomObject {
  return resultObject('SMS_StatusMessage', {
    Time: localTime(message.time, timeZone),
    SiteCode: message.siteCode,
    MachineName: message.machine,
    Component: message.component,
    ModuleName: moduleName,
    MessageID: unsigned(message.messageId),
    Severity: severityNumbers[message.severity] | 0,
    SeverityName: message.severity,
    MessageText: message.text,
    InsStrings: message.strings.length === 0 ? new NetArray([], 'System.String') : texts(message.strings),
    RecordID: message.id,
  });
}
