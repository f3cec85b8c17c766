import type { RunDocument } from '../../domain/documents.ts';
import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import { TimeSpan } from '../../script/values/timeSpan.ts';
import { ticksPer } from '../../script/values/calendar.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { localTime } from '../localTime.ts';
import { everyItem } from '../pages.ts';
import { resultObject } from '../resultObject.ts';
import { texts, unsigned, whole } from '../values.ts';
import { configurationManager } from './module.ts';

const className = 'IResultObject#SoftwareUpdateSyncRun';
const most = 1000;
const pageSize = 100;

/** Get-CMSoftwareUpdateSyncHistory: the last synchronizations, newest first, with what each changed. */
export function getSyncHistory({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdateSyncHistory',
    module: configurationManager,
    syntax: {
      ByName: '[[-SiteCode] <String>] [-First <Int32>]',
      ById: '-Id <String>',
    },
    outputs: [className],
    process: (runtime) => {
      const { timeZone } = runtime.runspace;
      const id = runtime.string('Id');
      if (id !== undefined) {
        runtime.write(runObject(service.run({ id }), timeZone));
        return;
      }
      const siteCode = runtime.string('SiteCode');
      const wanted = Math.min(runtime.integer('First') ?? 50, most);
      if (wanted <= 0) return;
      const runs = everyItem((place) =>
        service.runs({
          ...(siteCode === undefined ? {} : { siteCode }),
          ...place,
          limit: Math.min(wanted, pageSize),
        }),
      );
      let written = 0;
      for (const run of runs) {
        runtime.write(runObject(run, timeZone));
        if (++written >= wanted) return;
      }
    },
  });
}

/** A run with what it changed. */
export function runObject(run: RunDocument, timeZone: string): CustomObject {
  const { counts, error } = run;
  return resultObject('SoftwareUpdateSyncRun', {
    Id: run._id,
    SiteCode: run.siteCode,
    Kind: run.kind,
    Outcome: run.outcome,
    StartTime: localTime(run.started, timeZone),
    EndTime: localTime(run.ended, timeZone),
    Duration:
      run.ended === undefined ? null : new TimeSpan(BigInt(run.ended - run.started) * ticksPer.millisecond),
    Trigger: run.trigger,
    RequestedBy: run.requestedBy ?? null,
    Reasons: texts(run.reasons),
    Added: whole(counts.new),
    Modified: whole(counts.modified),
    Expired: whole(counts.expired),
    Removed: whole(counts.removed),
    BytesReceived: BigInt(run.bytes),
    ContentVersion: run.contentVersion ?? null,
    ErrorCode: unsigned(error?.code ?? 0),
    ErrorMessage: error?.message ?? null,
    Remedy: error?.remedy ?? null,
    Steps: texts(run.steps.map(({ name }) => name)),
  });
}
