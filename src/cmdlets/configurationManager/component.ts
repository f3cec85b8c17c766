import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { customObject, type CustomObject } from '../../script/values/customObject.ts';
import { NetArray } from '../../script/values/netArray.ts';
import type { Value } from '../../script/values/value.ts';
import type { BlockingService } from '../blockingService.ts';
import { topLevelSiteOf } from '../../service/topLevelSite.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { notesOf } from '../notes.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';
import { changeSubscription } from './componentSubscription.ts';
import { changeSchedule } from './componentSchedule.ts';
import { changeSettings } from './componentSettings.ts';
import { changeSource } from './componentSource.ts';
import { configurationManager } from './module.ts';

const componentClass = 'IResultObject#SMS_SCI_Component';
const options = [
  '[-AddCompany <String[]>] [-AddLanguageSummaryDetail <String[]>] [-AddLanguageUpdateFile <String[]>] [-AddProduct <String[]>]',
  '[-AddProductFamily <String[]>] [-AddUpdateClassification <String[]>] [-EnableCallWsusCleanupWizard <Boolean>]',
  '[-EnableSyncFailureAlert <Boolean>] [-ImmediatelyExpireSupersedence <Boolean>] [-ImmediatelyExpireSupersedenceForFeature <Boolean>]',
  '[-PassThru] [-RemoveCompany <String[]>] [-RemoveLanguageSummaryDetail <String[]>] [-RemoveLanguageUpdateFile <String[]>]',
  '[-RemoveProduct <String[]>] [-RemoveProductFamily <String[]>] [-RemoveUpdateClassification <String[]>] [-Schedule <PSObject>]',
  '[-SynchronizeAction <String>] [-UpstreamSourceLocation <String>] [-WaitMonth <Int32>] [-WaitMonthForFeature <Int32>] [-WhatIf] [-Confirm]',
].join(' ');

/** Get-CMSoftwareUpdatePointComponent: the settings of synchronization as the component's properties. */
export function getComponent({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdatePointComponent',
    module: configurationManager,
    syntax: '[-SiteCode <String>] [-SiteSystemServerName <String>] [-WsusSyncManager]',
    parameters: { SiteSystemServerName: { aliases: ['Name'] } },
    outputs: [componentClass],
    process: (runtime) => {
      runtime.write(componentObject(runtime, service, runtime.string('SiteCode')));
    },
  });
}

/** Set-CMSoftwareUpdatePointComponent: source, schedule, subscription, supersedence rules, alert, maintenance. */
export function setComponent({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Set-CMSoftwareUpdatePointComponent',
    module: configurationManager,
    syntax: {
      SearchBySiteCodeMandatory: `[-SiteCode <String>] ${options}`,
      SearchByNameMandatory: `-Name <String> ${options}`,
      SearchByValueMandatory: `-InputObject <PSObject> ${options}`,
    },
    parameters: {
      AddCompany: { aliases: ['AddCompanies'] },
      AddLanguageSummaryDetail: { aliases: ['AddLanguageSummaryDetails'] },
      AddProduct: { aliases: ['AddProducts'] },
      AddProductFamily: { aliases: ['AddProductFamilies'] },
      ImmediatelyExpireSupersedence: { aliases: ['ImmediatelyExpireSupersedenceForNonFeature'] },
      InputObject: { aliases: ['Site', 'SiteComponent'], pipeline: 'value' },
      Name: { aliases: ['SiteName'] },
      RemoveCompany: { aliases: ['RemoveCompanies'] },
      RemoveLanguageSummaryDetail: { aliases: ['RemoveLanguageSummaryDetails'] },
      RemoveProduct: { aliases: ['RemoveProducts'] },
      RemoveProductFamily: { aliases: ['RemoveProductFamilies'] },
      Schedule: { allow: ['null'] },
      WaitMonth: { aliases: ['WaitMonthForNonFeature'] },
    },
    outputs: [componentClass],
    process: (runtime) => {
      const given = notesOf(runtime.value('InputObject')).text('SiteCode') ?? runtime.string('SiteCode');
      const siteCode = given ?? topLevelSiteOf(service.sites());
      if (!runtime.shouldProcess(siteCode, 'Set software update point component')) return;
      changeSource(runtime, service, siteCode);
      changeSubscription(runtime, service);
      changeSettings(runtime, service);
      changeSchedule(runtime, service, siteCode);
      if (runtime.flag('PassThru')) runtime.write(componentObject(runtime, service, siteCode));
    },
  });
}

function componentObject(
  runtime: CommandRuntime,
  service: BlockingService,
  site: string | undefined,
): CustomObject {
  const siteCode = site ?? topLevelSiteOf(service.sites());
  const subscription = service.subscription();
  const schedule = service.schedule({ siteCode });
  const settings = service.settings();
  const property = (name: string, value: Value): CustomObject =>
    customObject([
      ['PropertyName', name],
      ['Value', value],
    ]);
  return resultObject('SMS_SCI_Component', {
    ComponentName: runtime.flag('WsusSyncManager')
      ? 'SMS_WSUS_SYNC_MANAGER'
      : 'SMS_WSUS_CONFIGURATION_MANAGER',
    SiteCode: siteCode,
    Source: service.sites().find((candidate) => candidate.siteCode === siteCode)?.source ?? null,
    Schedule: schedule.token,
    ScheduleText: schedule.text,
    Products: texts(subscription.products.map(({ name }) => name)),
    UpdateClassifications: texts(subscription.classifications.map(({ name }) => name)),
    Languages: texts(subscription.languages),
    Props: new NetArray(settings.map(({ key, value }) => property(key, value))),
  });
}
