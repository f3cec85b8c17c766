import { createHash } from 'node:crypto';
import type { RunDocument } from '../../domain/documents.ts';
import { errorCatalog } from '../../domain/errors/syncError.ts';
import type { NetType } from '../../script/types/netType.ts';
import { Guid } from '../../script/values/guid.ts';
import { DateTime, maximumTicks } from '../../script/values/dateTime.ts';
import { ticksOfUnix } from '../../script/values/calendar.ts';
import { NetArray } from '../../script/values/netArray.ts';
import { Bag, bagType } from './bag.ts';
import { administration, baseApi } from './namespaces.ts';
import { enumOf } from './wsusEnums.ts';

const fullName = `${baseApi}.SynchronizationInfo`;
const results = {
  ...{ succeeded: 'Succeeded', pendingLicenseTerms: 'Succeeded', failed: 'Failed' },
  ...{ cancelled: 'Canceled', interrupted: 'Failed', running: 'Unknown' },
} as const satisfies Record<RunDocument['outcome'], string>;

/** ISynchronizationInfo: how a synchronization went; times UTC. */
export function synchronizationInfoType(): NetType {
  return bagType(
    fullName,
    [
      ...['guid Id', 'datetime StartTime', 'datetime EndTime', 'bool StartedManually'],
      ...[`${administration}.SynchronizationResult Result`, `${administration}.SynchronizationError Error`],
      ...['string ErrorText', 'System.Object[] UpdateErrors'],
    ],
    { interfaces: [`${administration}.ISynchronizationInfo`] },
  ).build();
}

/** What a run of a site was. */
export function synchronizationInfo(run: RunDocument): Bag {
  const { error, outcome } = run;
  const kind =
    error === undefined
      ? 'NotApplicable'
      : error.code === errorCatalog.cancelled.code
        ? 'UserCanceled'
        : 'Unknown';
  return new Bag(fullName, {
    Id: runGuid(run._id),
    StartTime: utc(run.started),
    EndTime: run.ended === undefined ? new DateTime(maximumTicks, 'Utc') : utc(run.ended),
    StartedManually: run.trigger === 'local',
    Result: enumOf('SynchronizationResult', results[outcome]),
    Error: enumOf('SynchronizationError', outcome === 'cancelled' ? 'UserCanceled' : kind),
    ErrorText: error?.message ?? '',
    UpdateErrors: new NetArray([]),
  });
}

/** What there is to say before the first synchronization. */
export function neverRun(): Bag {
  return new Bag(fullName, {
    Id: new Guid('00000000-0000-0000-0000-000000000000'),
    StartTime: new DateTime(0n, 'Utc'),
    EndTime: new DateTime(0n, 'Utc'),
    StartedManually: false,
    Result: enumOf('SynchronizationResult', 'NeverRun'),
    Error: enumOf('SynchronizationError', 'NotApplicable'),
    ErrorText: '',
    UpdateErrors: new NetArray([]),
  });
}

/** A GUID for a run: the same each time it is asked for. */
export function runGuid(id: string): Guid {
  const hex = createHash('sha256').update(id).digest('hex');
  return new Guid(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-'),
  );
}

/** A moment (ms UTC) as a DateTime of UTC. */
export function utc(moment: number): DateTime {
  return new DateTime(ticksOfUnix(moment), 'Utc');
}
