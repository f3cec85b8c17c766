import { updateSeverities } from '../../domain/updateSeverity.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { oneOf } from '../../script/commands/parameterChecks.ts';
import { nameTest, oneName } from '../nameTest.ts';
import type { UpdateFilter, UpdateView } from '../../service/api/updates.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { givenMoment } from '../localTime.ts';
import { notesOfEach } from '../notes.ts';
import { everyItem } from '../pages.ts';
import { groupsNamed, isGroup } from './groupChoice.ts';
import { configurationManager } from './module.ts';
import { detailedObject, updateObject } from './updateObject.ts';
import { documentCondition } from './updateDocumentCondition.ts';

const upgrades = 'Upgrades';
const updateClass = 'IResultObject#SMS_SoftwareUpdate';
const pageSize = 500;

/**
 * Get-CMSoftwareUpdate: updates of the top-level site's database. CI_ID and CI_UniqueID are the update's id. Pages are fetched as the pipeline takes
 * them: `| Select-Object -First 10` reads no more than one.
 */
export function getSoftwareUpdate({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdate',
    module: configurationManager,
    syntax: {
      SearchByName:
        '[-ArticleId <String>] [-BulletinId <String>] [-Category <PSObject[]>] [-CategoryName <String[]>] [-DatePostedMax <DateTime>] [-DatePostedMin <DateTime>] [-DateRevisedMax <DateTime>] [-DateRevisedMin <DateTime>] [-EulaExist <Boolean>] [-Fast] [-IncludeUpgrade] [-IsContentProvisioned <Boolean>] [-IsDeployed <Boolean>] [-IsExpired <Boolean>] [-IsLatest <Boolean>] [-IsOfflineServiceable <Boolean>] [-IsSuperseded <Boolean>] [-IsUserDefined <Boolean>] [-Name <String>] [-OnlyExpired] [-Severity <String>] [-SiteCode <String>] [-Vendor <String>]',
      SearchById: '-Id <String[]> [-Fast] [-SiteCode <String>]',
      SearchByUpdateGroup: '-UpdateGroup <PSObject> [-Fast] [-SiteCode <String>]',
      SearchByUpdateGroupIdMandatory: '-UpdateGroupId <String[]> [-Fast] [-SiteCode <String>]',
      SearchByUpdateGroupNameMandatory: '-UpdateGroupName <String[]> [-Fast] [-SiteCode <String>]',
    },
    ignored: { IsOfflineServiceable: 'documents of updates do not say it' },
    parameters: {
      Category: { pipeline: 'value' },
      CategoryName: { aliases: ['CategoryNames'] },
      EulaExist: { aliases: ['EulaExists'] },
      Id: { aliases: ['CIId', 'CI_ID'] },
      IncludeUpgrade: { aliases: ['IncludeUpgrades'] },
      Name: { aliases: ['LocalizedDisplayName'] },
      Severity: { checks: [oneOf(...updateSeverities.keys())] },
      UpdateGroup: { pipeline: 'value' },
    },
    outputs: [updateClass],
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const siteCode = runtime.string('SiteCode');
      const site = siteCode === undefined ? {} : { siteCode };
      const ids = runtime.strings('Id');
      if (ids !== undefined) {
        for (const id of ids) runtime.write(detailedObject(service.update({ id, ...site }), timeZone));
        return;
      }
      const groups = groupNames(runtime, service);
      if (groups !== undefined) {
        for (const group of groups)
          for (const update of matching(service, { ...site, group }))
            runtime.write(updateObject(update, timeZone));
        return;
      }
      if (isNever(runtime)) return;
      const fits = conditionOf(runtime, service);
      for (const update of matching(service, { ...site, ...filterOf(runtime) }))
        if (fits(update)) runtime.write(updateObject(update, timeZone));
    },
  });
}

/** Get-CMWindowsUpdate: feature updates, which Get-CMSoftwareUpdate leaves out. */
export function getWindowsUpdate({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMWindowsUpdate',
    module: configurationManager,
    syntax: { SearchByName: '[-Name <String>] [-Fast]', SearchById: '-Id <String[]> [-Fast]' },
    parameters: { Id: { aliases: ['CIId', 'CI_ID'] }, Name: { aliases: ['LocalizedDisplayName'] } },
    outputs: [updateClass],
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const [byName, ids] = [nameTest(runtime, 'Name'), runtime.strings('Id')];
      if (ids !== undefined)
        for (const id of ids) runtime.write(detailedObject(service.update({ id }), timeZone));
      else if (service.classifications().some(({ name }) => name === upgrades))
        for (const update of matching(service, { classification: upgrades }))
          if (byName(update.title)) runtime.write(updateObject(update, timeZone));
    },
  });
}

function groupNames(runtime: CommandRuntime, service: BlockingService): readonly string[] | undefined {
  // A pipeline gives the objects to both sets; what they are says which is meant.
  const piped = runtime.value('Category');
  const object = isGroup(piped) ? 'Category' : 'UpdateGroup';
  const parameters = { object, id: 'UpdateGroupId', name: 'UpdateGroupName' };
  if (object === 'Category') return groupsNamed(runtime, service, parameters).map(({ name }) => name);
  const isAsked = Object.values(parameters).some((parameter) => runtime.has(parameter));
  return isAsked ? groupsNamed(runtime, service, parameters).map(({ name }) => name) : undefined;
}

/** Whether nothing can fit: the site database holds the newest revisions, nothing is deployed, in a package, or made by administrators. */
function isNever(runtime: CommandRuntime): boolean {
  return (
    ['IsContentProvisioned', 'IsDeployed', 'IsUserDefined'].some((name) => runtime.flag(name)) ||
    runtime.value('IsLatest') === false
  );
}

/** All updates that match, page by page. */
export function matching(service: BlockingService, filter: UpdateFilter): Generator<UpdateView> {
  return everyItem((place) => service.searchUpdates({ ...filter, limit: pageSize, ...place }));
}

/** Words of a pattern, which narrow a search; the pattern itself decides. */
export function wordsOf(pattern: string): string {
  return pattern.replaceAll(/[*?[\]`]/g, ' ').trim();
}

/** What the service itself can look for. */
function filterOf(runtime: CommandRuntime): UpdateFilter {
  const [article, severity] = [runtime.string('ArticleId'), runtime.string('Severity')];
  const [expired, superseded] = [runtime.value('IsExpired'), runtime.value('IsSuperseded')];
  const since = givenMoment(runtime, 'DatePostedMin');
  const name = runtime.string('Name');
  return {
    ...(article === undefined ? {} : { kb: article }),
    ...(severity === undefined ? {} : { severity }),
    ...(typeof expired === 'boolean' ? { expired } : runtime.flag('OnlyExpired') ? { expired: true } : {}),
    ...(typeof superseded === 'boolean' ? { superseded } : {}),
    ...(since === undefined ? {} : { releasedSince: new Date(since).toISOString() }),
    ...(name === undefined ? {} : { text: wordsOf(name) }),
  };
}

/** What is decided here: the pattern of the name, categories, dates, upgrades, and what an update's document says. */
function conditionOf(runtime: CommandRuntime, service: BlockingService): (update: UpdateView) => boolean {
  const byName = nameTest(runtime, 'Name');
  const categories = [
    ...(runtime.strings('CategoryName') ?? []).map((name) => oneName(runtime, name)),
    ...notesOfEach(runtime.value('Category'), 'LocalizedCategoryInstanceName').map(
      (wanted) => (name: string) => name === wanted,
    ),
  ];
  const last = givenMoment(runtime, 'DatePostedMax') ?? Number.POSITIVE_INFINITY;
  const withUpgrades = runtime.flag('IncludeUpgrade');
  const byDocument = documentCondition(runtime, service);
  return (update) =>
    byName(update.title) &&
    (withUpgrades || update.classification !== upgrades) &&
    Date.parse(update.released) <= last &&
    (categories.length === 0 ||
      categories.some((fits) => [update.classification, ...update.products].some((name) => fits(name)))) &&
    byDocument(update);
}
