import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { nameTest, oneName } from '../nameTest.ts';
import { type CustomObject } from '../../script/values/customObject.ts';
import { DateTime } from '../../script/values/dateTime.ts';
import type { UpdateFilter, UpdateView } from '../../service/api/updates.ts';
import type { BlockingService } from '../blockingService.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { localTime, momentOf } from '../localTime.ts';
import { notesOf, notesOfEach } from '../notes.ts';
import { everyItem } from '../pages.ts';
import { resultObject } from '../resultObject.ts';
import { texts } from '../values.ts';
import { configurationManager } from './module.ts';

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
        '[-ArticleId <String>] [-CategoryName <String[]>] [-DatePostedMax <DateTime>] [-DatePostedMin <DateTime>] [-Fast] [-IncludeUpgrade] [-IsExpired <Boolean>] [-IsSuperseded <Boolean>] [-Name <String>] [-OnlyExpired] [-Severity <String>] [-SiteCode <String>]',
      SearchById: '-Id <String[]> [-Fast] [-SiteCode <String>]',
      SearchByUpdateGroup: '-UpdateGroup <PSObject> [-Fast] [-SiteCode <String>]',
      SearchByUpdateGroupNameMandatory: '-UpdateGroupName <String[]> [-Fast] [-SiteCode <String>]',
    },
    parameters: {
      CategoryName: { aliases: ['CategoryNames'] },
      Id: { aliases: ['CIId', 'CI_ID'] },
      IncludeUpgrade: { aliases: ['IncludeUpgrades'] },
      Name: { aliases: ['LocalizedDisplayName'] },
      UpdateGroup: { pipeline: 'value' },
    },
    outputs: [updateClass],
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const siteCode = runtime.string('SiteCode');
      const site = siteCode === undefined ? {} : { siteCode };
      for (const id of runtime.strings('Id') ?? [])
        runtime.write(updateObject(service.update({ id, ...site }), timeZone));
      const group = notesOf(runtime.value('UpdateGroup')).text('LocalizedDisplayName');
      const groups = group === undefined ? runtime.strings('UpdateGroupName') : [group];
      if (groups !== undefined) {
        for (const name of groups)
          for (const update of matching(service, { ...site, group: name }))
            runtime.write(updateObject(update, timeZone));
      } else if (!runtime.has('Id')) {
        const fits = conditionOf(runtime);
        for (const update of matching(service, { ...site, ...filterOf(runtime) }))
          if (fits(update)) runtime.write(updateObject(update, timeZone));
      }
    },
  });
}

/** Save-CMSoftwareUpdate: downloads the files of updates into the content folder. */
export function saveSoftwareUpdate({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Save-CMSoftwareUpdate',
    module: configurationManager,
    syntax: {
      ById: '-SoftwareUpdateId <String[]> [-WhatIf] [-Confirm]',
      ByValue: '-SoftwareUpdate <PSObject[]> [-WhatIf] [-Confirm]',
    },
    parameters: {
      SoftwareUpdateId: { aliases: ['SoftwareUpdateIds'] },
      SoftwareUpdate: { aliases: ['SoftwareUpdates'], pipeline: 'value' },
    },
    process: (runtime) => {
      const ids =
        runtime.strings('SoftwareUpdateId') ?? notesOfEach(runtime.value('SoftwareUpdate'), 'CI_UniqueID');
      if (ids.length === 0 || !runtime.shouldProcess(ids.join(', '), 'Download the files of updates')) return;
      for (const file of service.getContent({ ids }))
        runtime.write(
          resultObject('SMS_CIContentFiles', {
            UpdateId: file.updateId,
            FileName: file.name,
            FileSize: BigInt(file.size),
            State: file.state,
            Message: file.message,
          }),
        );
    },
  });
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
  const since = runtime.value('DatePostedMin');
  const { timeZone } = runtime.runspace;
  const name = runtime.string('Name');
  return {
    ...(article === undefined ? {} : { kb: article }),
    ...(severity === undefined ? {} : { severity }),
    ...(typeof expired === 'boolean' ? { expired } : runtime.flag('OnlyExpired') ? { expired: true } : {}),
    ...(typeof superseded === 'boolean' ? { superseded } : {}),
    ...(since instanceof DateTime
      ? { releasedSince: new Date(momentOf(since, timeZone)).toISOString() }
      : {}),
    ...(name === undefined ? {} : { text: wordsOf(name) }),
  };
}

/** What is decided here: the pattern of the name, categories, the latest date, upgrades. */
function conditionOf(runtime: CommandRuntime): (update: UpdateView) => boolean {
  const byName = nameTest(runtime, 'Name');
  const categories = runtime.strings('CategoryName')?.map((name) => oneName(runtime, name));
  const until = runtime.value('DatePostedMax');
  const last =
    until instanceof DateTime ? momentOf(until, runtime.runspace.timeZone) : Number.POSITIVE_INFINITY;
  const upgrades = runtime.flag('IncludeUpgrade');
  return (update) =>
    byName(update.title) &&
    (upgrades || update.classification !== 'Upgrades') &&
    Date.parse(update.released) <= last &&
    (categories?.some((fits) => [update.classification, ...update.products].some((name) => fits(name))) ??
      true);
}

function updateObject(update: UpdateView, timeZone: string): CustomObject {
  const has = (state: string): boolean => update.state.includes(state);
  return resultObject('SMS_SoftwareUpdate', {
    LocalizedDisplayName: update.title,
    ArticleID: update.articleId,
    SeverityName: update.severity,
    DatePosted: localTime(update.released, timeZone),
    LocalizedCategoryInstanceNames: texts([...update.products, update.classification]),
    UpdateClassification: update.classification,
    IsSuperseded: has('superseded'),
    IsExpired: has('expired'),
    IsDeclined: has('declined'),
    CI_ID: update.updateId,
    CI_UniqueID: update.updateId,
    RevisionNumber: update.revision,
  });
}
