import { customObject, type CustomObject } from '../../script/values/customObject.ts';
import { NetArray } from '../../script/values/netArray.ts';
import type { Value } from '../../script/values/value.ts';
import type { SettingView } from '../../service/api/administration.ts';
import type { SiteView } from '../../service/api/hierarchy.ts';
import type { BlockingService } from '../blockingService.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';

/** A property of the site control file: name, number, and two texts. */
type Property = readonly [name: string, value: Value, value1?: string, value2?: string];

/**
 * The component of a site with its settings: in `Props` under the names that the site control file has for them (configmgr-sync.md §10), the settings of
 * this product after them.
 */
export function componentObject(
  service: BlockingService,
  site: SiteView,
  isSyncManager: boolean,
): CustomObject {
  const { siteCode, source } = site;
  const subscription = service.subscription();
  const schedule = service.schedule({ siteCode });
  const settings = service.settings();
  const valueOf = (key: string): string => settings.find((one) => one.key === key)?.value ?? '';
  const known = isSyncManager
    ? syncManagerProperties(schedule.token ?? '', valueOf)
    : configurationProperties(site, subscription.languages, valueOf);
  return resultObject('SMS_SCI_Component', {
    ComponentName: isSyncManager ? 'SMS_WSUS_SYNC_MANAGER' : 'SMS_WSUS_CONFIGURATION_MANAGER',
    SiteCode: siteCode,
    Name: site.siteServer,
    Source: source,
    Schedule: schedule.token,
    ScheduleText: schedule.text,
    Products: texts(subscription.products.map(({ name }) => name)),
    UpdateClassifications: texts(subscription.classifications.map(({ name }) => name)),
    Languages: texts(subscription.languages),
    Props: new NetArray([...known, ...settings.map(ownProperty)].map(propertyObject)),
  });
}

function propertyObject([name, value, value1 = '', value2 = '']: Property): CustomObject {
  return customObject(
    [
      ['PropertyName', name],
      ['Value', value],
      ['Value1', value1],
      ['Value2', value2],
    ],
    'IResultObject#SMS_EmbeddedProperty',
  );
}

function ownProperty({ key, value }: SettingView): Property {
  return [key, value];
}

function syncManagerProperties(token: string, valueOf: (key: string) => string): readonly Property[] {
  const mode = (key: string): number => (valueOf(`supersedence.${key}.mode`) === 'immediately' ? 0 : 1);
  const age = (key: string): number => Number(valueOf(`supersedence.${key}.months`));
  return [
    ['Sync Schedule', 0, token],
    ['Full Sync Interval (days)', Number(valueOf('fullSyncIntervalDays'))],
    ['Sync Supersedence Mode For Feature', mode('feature')],
    ['Sync Supersedence Age For Feature', age('feature')],
    ['Sync Supersedence Mode For NonFeature', mode('nonFeature')],
    ['Sync Supersedence Age For NonFeature', age('nonFeature')],
    ['Updates Cleanup Age', Number(valueOf('maintenance.updatesCleanupAgeDays'))],
    ['Call WSUS Cleanup', valueOf('maintenance.declineExpired') === 'on' ? 1 : 0],
    ['Sync ExpressFiles', 0],
    ['EnableThirdPartyUpdates', 0],
  ];
}

function configurationProperties(
  { source, sups }: SiteView,
  languages: readonly string[],
  valueOf: (key: string) => string,
): readonly Property[] {
  const main = sups.find(({ isDefault }) => isDefault);
  const port = main?.port ?? 0;
  const isSsl = main !== undefined && main.https !== null;
  // DefaultUseParentWSUS: 0 Microsoft Update, 1 an upstream server, 2 none (cmdlets.md, value tables).
  const action = source === 'microsoft-update' ? 0 : source === 'none' ? 2 : 1;
  return [
    ['DefaultWSUS', 0, '', main?.serverName ?? ''],
    ['DefaultWSUSIISPort', isSsl ? 0 : port],
    ['DefaultWSUSIISSSLPort', isSsl ? port : 0],
    ['SSLDefaultWSUS', isSsl ? 1 : 0],
    ['ParentWSUS', 0, '', action === 1 ? (source ?? '') : ''],
    ['DefaultUseParentWSUS', action],
    ['ClientReportingLevel', 0],
    ['SupportedTitleLanguages', 0, '', languages.join(',')],
    ['SupportedUpdateLanguages', 0, '', languages.join(',')],
    ['Call WSUS Cleanup', valueOf('maintenance.declineExpired') === 'on' ? 1 : 0],
  ];
}
