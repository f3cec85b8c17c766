import { Emitter } from '../../src/base/event.ts';
import type { SyncEvent } from '../../src/domain/syncEvent.ts';
import type { SyncService } from '../../src/service/api/syncService.ts';

function unexpected(): Promise<never> {
  return Promise.reject(new Error('This operation is not expected here'));
}

/** A service of which a test says what it needs; every other operation rejects. Events are fired through `events`. */
export function fakeService(
  operations: Partial<SyncService>,
  events = new Emitter<readonly SyncEvent[]>(),
): SyncService {
  return {
    onDidCommit: events.event,
    sites: unexpected,
    addSite: unexpected,
    removeSite: unexpected,
    addSup: unexpected,
    setSup: unexpected,
    removeSup: unexpected,
    setSource: unexpected,
    downstreams: unexpected,
    downstreamAdmission: unexpected,
    allowDownstream: unexpected,
    denyDownstream: unexpected,
    removeDownstream: unexpected,
    subscription: unexpected,
    previewSubscription: unexpected,
    changeSubscription: unexpected,
    products: unexpected,
    classifications: unexpected,
    synchronize: unexpected,
    startSynchronization: unexpected,
    stop: unexpected,
    status: unexpected,
    runs: unexpected,
    run: unexpected,
    log: unexpected,
    logText: unexpected,
    compareVersions: unexpected,
    events: unexpected,
    searchUpdates: unexpected,
    update: unexpected,
    updateXml: unexpected,
    importUpdates: unexpected,
    declineUpdate: unexpected,
    groups: unexpected,
    createGroup: unexpected,
    addToGroup: unexpected,
    removeFromGroup: unexpected,
    removeGroup: unexpected,
    getContent: unexpected,
    schedule: unexpected,
    setSchedule: unexpected,
    settings: unexpected,
    setSettings: unexpected,
    alerts: unexpected,
    postponeAlert: unexpected,
    disableAlert: unexpected,
    runMaintenance: unexpected,
    maintenance: unexpected,
    testSource: unexpected,
    trustCertificates: unexpected,
    verify: unexpected,
    backup: unexpected,
    sample: unexpected,
    removeSample: unexpected,
    tokens: unexpected,
    createToken: unexpected,
    revokeToken: unexpected,
    ...operations,
  };
}
