import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { oneOf } from '../../script/commands/parameterChecks.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import { topLevelSiteOf } from '../../service/topLevelSite.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { nameTest } from '../nameTest.ts';
import { notesOf } from '../notes.ts';
import { componentObject } from './componentObject.ts';
import { changeSubscription } from './componentSubscription.ts';
import { changeSchedule } from './componentSchedule.ts';
import { changeSettings } from './componentSettings.ts';
import { changeSource } from './componentSource.ts';
import { configurationManager } from './module.ts';

const componentClass = 'IResultObject#SMS_SCI_Component';
const options = [
  '[-AddCompany <String[]>] [-AddLanguageSummaryDetail <String[]>] [-AddLanguageUpdateFile <String[]>] [-AddProduct <String[]>]',
  '[-AddProductFamily <String[]>] [-AddUpdateClassification <String[]>] [-ContentFileOption <String>] [-DefaultWsusServer <String>]',
  '[-EnableCallWsusCleanupWizard <Boolean>] [-EnableManualCertManagement <Boolean>] [-EnableThirdPartyUpdates <Boolean>]',
  '[-FeatureUpdateMaxRuntimeMins <Int32>] [-NonFeatureUpdateMaxRuntimeMins <Int32>] [-ReportingEvent <String>]',
  '[-EnableSyncFailureAlert <Boolean>] [-ImmediatelyExpireSupersedence <Boolean>] [-ImmediatelyExpireSupersedenceForFeature <Boolean>]',
  '[-PassThru] [-RemoveCompany <String[]>] [-RemoveLanguageSummaryDetail <String[]>] [-RemoveLanguageUpdateFile <String[]>]',
  '[-RemoveProduct <String[]>] [-RemoveProductFamily <String[]>] [-RemoveUpdateClassification <String[]>] [-Schedule <PSObject>]',
  '[-SynchronizeAction <String>] [-UpstreamSourceLocation <String>] [-WaitMonth <Int32>] [-WaitMonthForFeature <Int32>] [-WhatIf] [-Confirm]',
].join(' ');

const noThirdParties = 'there are no third-party catalogs here';
const noInstallations = 'nothing is installed from here';
/** What of the dialog has nothing to stand for here. */
const ignored = {
  ContentFileOption: 'which files an update has is what its document says',
  DefaultWsusServer:
    'the source of a site changes when the present one is removed: Remove-CMSoftwareUpdatePoint -DefaultServerName',
  EnableManualCertManagement: noThirdParties,
  EnableThirdPartyUpdates: noThirdParties,
  FeatureUpdateMaxRuntimeMins: noInstallations,
  NonFeatureUpdateMaxRuntimeMins: noInstallations,
  ReportingEvent: 'no client reports here',
};

/** Get-CMSoftwareUpdatePointComponent: the settings of synchronization as the component's properties. */
export function getComponent({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdatePointComponent',
    module: configurationManager,
    syntax: '[-SiteCode <String>] [-SiteSystemServerName <String>] [-WsusSyncManager]',
    parameters: { SiteSystemServerName: { aliases: ['Name'] } },
    outputs: [componentClass],
    process: (runtime) => {
      const [given, server] = [runtime.string('SiteCode'), runtime.string('SiteSystemServerName')];
      const bySite = nameTest(runtime, 'SiteCode');
      const byServer = nameTest(runtime, 'SiteSystemServerName');
      for (const site of service.sites()) {
        const isAsked =
          given === undefined && server === undefined
            ? site.isTopLevel
            : bySite(site.siteCode) &&
              [site.siteServer, ...site.sups.map(({ serverName }) => serverName)].some((name) =>
                byServer(name),
              );
        if (isAsked) runtime.write(componentObject(service, site, runtime.flag('WsusSyncManager')));
      }
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
    ignored,
    parameters: {
      ContentFileOption: { checks: [oneOf('FullFilesOnly', 'ExpressForWindows10Only')] },
      ReportingEvent: {
        checks: [
          oneOf(
            'DoNotCreateWsusReportingEvents',
            'CreateOnlyWsusStatusReportingEvents',
            'CreateAllWsusReportingEvents',
          ),
        ],
      },
      SynchronizeAction: {
        checks: [
          oneOf(
            'SynchronizeFromMicrosoftUpdate',
            'SynchronizeFromAnUpstreamDataSourceLocation',
            'DoNotSynchronizeFromMicrosoftUpdateOrUpstreamDataSource',
          ),
        ],
      },
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
      const siteCode = siteOf(runtime, service);
      if (!runtime.shouldProcess(siteCode, 'Set software update point component')) return;
      changeSource(runtime, service, siteCode);
      changeSubscription(runtime, service);
      changeSettings(runtime, service);
      changeSchedule(runtime, service, siteCode);
      if (!runtime.flag('PassThru')) return;
      for (const site of service.sites())
        if (site.siteCode === siteCode) runtime.write(componentObject(service, site, false));
    },
  });
}

/** The site that -InputObject, -SiteCode or -Name (its code, its server, or one of its software update points) mean. */
function siteOf(runtime: CommandRuntime, service: BlockingService): string {
  const code = notesOf(runtime.value('InputObject')).text('SiteCode') ?? runtime.string('SiteCode');
  if (code !== undefined) return code.toUpperCase();
  const sites = service.sites();
  const name = runtime.string('Name')?.toLowerCase();
  if (name === undefined) return topLevelSiteOf(sites);
  const found = sites.find(({ siteCode, siteServer, sups }) =>
    [siteCode, siteServer, ...sups.map(({ serverName }) => serverName)].some(
      (one) => one.toLowerCase() === name,
    ),
  );
  if (found === undefined)
    throw new SyncError('notFound', `There is no site or software update point ${name}`);
  return found.siteCode;
}
