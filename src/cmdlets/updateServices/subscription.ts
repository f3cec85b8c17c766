import { bool, instanceOf, int, items, netError } from '../../script/types/arguments.ts';
import type { NetContext, NetType } from '../../script/types/netType.ts';
import { TypeBuilder } from '../../script/types/typeBuilder.ts';
import { ticksPer, unixOfTicks } from '../../script/values/calendar.ts';
import { DateTime } from '../../script/values/dateTime.ts';
import { TimeSpan } from '../../script/values/timeSpan.ts';
import { NetObject, type Value } from '../../script/values/value.ts';
import type { RunDocument } from '../../domain/documents.ts';
import { isRunning } from '../../domain/syncState.ts';
import type { SupView } from '../../service/api/hierarchy.ts';
import type { SupStatusView } from '../../service/api/synchronization.ts';
import type { BlockingService } from '../blockingService.ts';
import { stateTimes, waitForBegin } from '../configurationManager/synchronizationWait.ts';
import { everyItem } from '../pages.ts';
import { collectionOf } from './collections.ts';
import { administration, baseApi } from './namespaces.ts';
import { neverRun, synchronizationInfo, utc } from './synchronizationInfo.ts';
import { ProgressWatch } from './synchronizationProgress.ts';
import { scheduleOf, type SubscriptionTimes, timesOf } from './subscriptionSchedule.ts';
import { categoryOf, wsusCategories, wsusClassifications } from './wsusCategory.ts';
import type { WsusDoor } from './wsusDoor.ts';
import { enumOf } from './wsusEnums.ts';

const day = 86_400_000;
const mostRuns = 500;

/** ISubscription: what a server synchronizes and when, and the synchronization itself. Changes are made by Save. */
export class WsusSubscription extends NetObject {
  readonly typeName = `${baseApi}.Subscription`;
  readonly door: WsusDoor;
  readonly sup: SupView;
  readonly progress: ProgressWatch;
  categories: readonly string[] | undefined;
  classifications: readonly string[] | undefined;
  /** As it was read, with what a script has set since. */
  times: SubscriptionTimes;
  timesChanged = false;

  constructor(door: WsusDoor, sup: SupView) {
    super();
    this.door = door;
    this.sup = sup;
    this.progress = new ProgressWatch(door.service, sup.serverName);
    this.times = timesOf(door.service.schedule({ siteCode: sup.siteCode }));
  }

  /** The row of the server itself. */
  row(): SupStatusView | undefined {
    const { siteCode, serverName } = this.sup;
    return this.door.service
      .status()
      .find((row) => row.SiteCode === siteCode && row.WSUSServerName === serverName);
  }

  start(): void {
    if (isRunning(this.row()?.LastSyncState ?? null)) return;
    const { service, sleep, user } = this.door;
    const before = stateTimes(service.status());
    service.startSynchronization({ siteCode: this.sup.siteCode, user });
    waitForBegin(sleep, service, before);
  }

  /** Synchronizations that have ended, newest first. */
  runs(): Iterable<RunDocument> {
    return endedRuns(this.door.service, this.sup.siteCode);
  }

  save(context: NetContext): void {
    const { service } = this.door;
    const { categories, classifications } = this;
    if (categories !== undefined || classifications !== undefined)
      service.changeSubscription({
        mode: 'set',
        ...(categories === undefined ? {} : { products: categories }),
        ...(classifications === undefined ? {} : { classifications }),
      });
    if (this.timesChanged)
      service.setSchedule({
        siteCode: this.sup.siteCode,
        schedule: scheduleOf(this.times, context.clock.now()),
      });
    this.categories = undefined;
    this.classifications = undefined;
    this.timesChanged = false;
  }
}

/** Synchronizations of a site that have ended, newest first. */
export function* endedRuns(service: BlockingService, siteCode: string): Generator<RunDocument> {
  let looked = 0;
  for (const run of everyItem((place) => service.runs({ siteCode, limit: 100, ...place }))) {
    if (run.kind !== 'maintenance' && run.outcome !== 'running') yield run;
    if (++looked >= mostRuns) return;
  }
}

const subscriptionOf = instanceOf(WsusSubscription, 'Subscription');

/** The type of it. */
export function subscriptionType(): NetType {
  const a = administration;
  const builder = new TypeBuilder(`${baseApi}.Subscription`, subscriptionOf, {
    interfaces: [`${a}.ISubscription`],
  });
  return withTimes(withSynchronization(builder))
    .method(`${a}.UpdateCategoryCollection GetUpdateCategories()`, ({ door, categories }) =>
      collectionOf(
        'UpdateCategoryCollection',
        wsusCategories(door.service).filter(({ view }) => categories?.includes(view.id) ?? view.selected),
      ),
    )
    .method(`${a}.UpdateClassificationCollection GetUpdateClassifications()`, ({ door, classifications }) =>
      collectionOf(
        'UpdateClassificationCollection',
        wsusClassifications(door.service).filter(
          ({ view }) => classifications?.includes(view.id) ?? view.selected,
        ),
      ),
    )
    .method('void SetUpdateCategories(System.Collections.IEnumerable categories)', (self, [chosen]) => {
      self.categories = idsOf(chosen);
      return null;
    })
    .method(
      'void SetUpdateClassifications(System.Collections.IEnumerable classifications)',
      (self, [chosen]) => {
        self.classifications = idsOf(chosen);
        return null;
      },
    )
    .method('void Save()', (self, _, context) => {
      self.save(context);
      return null;
    })
    .build();
}

function idsOf(chosen: Value | undefined): readonly string[] {
  return items(chosen ?? null).map((item) => categoryOf(item).view.id);
}

function withTimes(builder: TypeBuilder<WsusSubscription>): TypeBuilder<WsusSubscription> {
  const set = (self: WsusSubscription, change: Partial<SubscriptionTimes>): void => {
    self.times = { ...self.times, ...change };
    self.timesChanged = true;
  };
  return builder
    .property(
      'bool SynchronizeAutomatically',
      ({ times }) => times.automatic,
      (self, value) => {
        set(self, { automatic: bool(value) });
      },
    )
    .property(
      'timespan SynchronizeAutomaticallyTimeOfDay',
      ({ times }) => new TimeSpan(BigInt(times.minutes) * ticksPer.minute),
      (self, value) => {
        const ticks = value instanceof TimeSpan ? value.ticks : -1n;
        if (ticks < 0n || ticks >= ticksPer.day)
          throw netError('System.ArgumentOutOfRangeException', 'A time of the day is from 0:00 to 23:59 UTC');
        set(self, { minutes: Number(ticks / ticksPer.minute) });
      },
    )
    .property(
      'int NumberOfSynchronizationsPerDay',
      ({ times }) => times.perDay,
      (self, value) => {
        const count = int(value);
        if (count < 1 || count > 24)
          throw netError('System.ArgumentOutOfRangeException', 'There are 1 to 24 synchronizations a day');
        set(self, { perDay: count });
      },
    );
}

function withSynchronization(builder: TypeBuilder<WsusSubscription>): TypeBuilder<WsusSubscription> {
  const a = administration;
  const history = (self: WsusSubscription, from: number, to: number): Value =>
    collectionOf(
      'SynchronizationInfoCollection',
      [...self.runs()].filter(({ started }) => started >= from && started <= to).map(synchronizationInfo),
    );
  const moment = (value: Value | undefined): number =>
    value instanceof DateTime ? unixOfTicks(value.ticks) : 0;
  const all: readonly [number, number] = [0, Number.POSITIVE_INFINITY];
  return builder
    .methods(['void StartSynchronization()', 'void StartSynchronizationForCategoryOnly()'], (self) => {
      self.start();
      return null;
    })
    .method('void StopSynchronization()', ({ door, sup }) => {
      door.service.stop({ siteCode: sup.siteCode, user: door.user });
      return null;
    })
    .method(`${a}.SynchronizationStatus GetSynchronizationStatus()`, (self) =>
      enumOf(
        'SynchronizationStatus',
        isRunning(self.row()?.LastSyncState ?? null) ? 'Running' : 'NotProcessing',
      ),
    )
    .method(`${baseApi}.SynchronizationProgress GetSynchronizationProgress()`, (self) =>
      self.progress.look(self.row()?.LastSyncState ?? null),
    )
    .method(`${a}.ISynchronizationInfo GetLastSynchronizationInfo()`, (self) => {
      for (const run of self.runs()) return synchronizationInfo(run);
      return neverRun();
    })
    .method(`${a}.SynchronizationInfoCollection GetSynchronizationHistory()`, (self) => history(self, ...all))
    .method(
      `${a}.SynchronizationInfoCollection GetSynchronizationHistory(datetime fromDate, datetime toDate)`,
      (self, [from, to]) => history(self, moment(from), moment(to) + day - 1),
    )
    .method('datetime GetNextSynchronizationTime()', ({ door, sup }) => {
      const [next] = door.service.schedule({ siteCode: sup.siteCode, runs: 1 }).nextRuns;
      return next === undefined ? new DateTime(0n, 'Utc') : utc(Date.parse(next));
    });
}
