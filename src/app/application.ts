import type { Event } from '../base/event.ts';
import type { NotificationChannel } from '../domain/notificationChannel.ts';
import type { ChangedArea } from '../domain/changedArea.ts';
import type { SecretStore } from '../domain/secretStore.ts';
import type { DownstreamDocument } from '../domain/downstreamDocuments.ts';
import type { SyncError } from '../domain/errors/syncError.ts';
import type { RecordDecoder } from '../domain/updateRecord.ts';
import type { StoreFault } from '../domain/store.ts';
import type { OperationCall } from '../domain/operationProgress.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { SyncCoordinator } from '../engine/hierarchy/syncCoordinator.ts';
import type { EnginePorts } from '../engine/ports.ts';
import type { AccessTokens } from './accessTokens.ts';
import type { SigningKeys } from './signingKeys.ts';
import type { LogPlace, LogText } from '../domain/log/logText.ts';
import type { BundleFiles } from '../domain/catalogBundle.ts';
import type { WantedFiles } from '../domain/wantedList.ts';
import type { CommitHealth } from '../store/journal/commitWatch.ts';
import type { StoreBytes } from '../store/files/storeSize.ts';
import type { LoopDelay } from './loopPulse.ts';
import type { NotifierState } from './notify/notifier.ts';
import type { PublishedSample } from './sampleUpstream.ts';

/** One step of testing a synchronization source. */
export interface SourceStep {
  readonly step: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy: string | null;
}

/** How an open data folder and its process do. */
export interface ApplicationHealth {
  /** ms since the hourly look. */
  readonly heartbeatAge: number;
  readonly loopDelay: LoopDelay;
  readonly commit: CommitHealth;
  readonly notifications: NotifierState;
}

/** An open data folder with everything that works on it. Close it before another process can open it. */
export interface Application {
  readonly folder: string;
  readonly ports: EnginePorts;
  readonly coordinator: SyncCoordinator;
  /** Decodes update documents, in threads where there are any. */
  readonly decoder: RecordDecoder;
  /** Who may come in from other machines. */
  readonly tokens: AccessTokens;
  readonly secrets: SecretStore;
  /** What packages are signed with, and whose signatures count. */
  readonly keys: SigningKeys;
  /** What catalogs are exported and imported with. */
  readonly exchange: {
    readonly bundles: BundleFiles;
    readonly wanted: WantedFiles;
    /** Bytes that are free for the data folder. */
    readonly freeBytes: () => Promise<number>;
  };
  readonly onDidCommit: Event<readonly SyncEvent[]>;
  /** Fires after areas may have changed, whoever changed them. */
  readonly onDidChange: Event<readonly ChangedArea[]>;
  /** Number of the last committed event; 0 before the first. */
  lastSequence(): number;
  /** Where a SUP listens now; null while it does not. */
  listeningUrl(supId: string): string | null;
  /** Why a SUP that is for other machines does not listen as it should. */
  listeningProblem(supId: string): SyncError | undefined;
  /** Accounts of downstream servers, the one heard of last first. */
  downstreams(): readonly DownstreamDocument[];
  /** Takes over how SUPs are to listen and whom they admit by now, while requests in work are finished as they began. */
  supsChanged(): Promise<void>;
  logPath(siteCode: string): string;
  /** The last lines of a site's wsyncmgr.log, CRLF as in the file. */
  logTail(siteCode: string, lines: number): Promise<string>;
  /** Lines of a site's wsyncmgr.log: those after a place, or so many last ones. */
  logText(siteCode: string, from: LogPlace | { readonly lines: number }): Promise<LogText>;
  /** Removes a site's log folder after the site was removed. */
  removeLog(siteCode: string): Promise<void>;
  testSource(url: string, signal: AbortSignal): Promise<readonly SourceStep[]>;
  /** Trusts root certificates (PEM texts) until it is closed; throws `invalidRequest` for what is none. */
  trust(certificates: readonly string[]): void;
  /** Starts the sample upstream server for a new sample hierarchy, or publishes its next month. */
  publishSample(updates: number): Promise<PublishedSample>;
  forgetSample(): Promise<void>;
  /** Sends a test by the given channels, else by all that are set up; one step each. */
  testNotifications(channels: readonly NotificationChannel[]): Promise<readonly SourceStep[]>;
  verify(call?: OperationCall): Promise<readonly StoreFault[]>;
  /** How the process and the store do. */
  health(): ApplicationHealth;
  /** Whether a document can be read, and within five seconds. */
  storeAnswers(): Promise<boolean>;
  /** How many documents are stored, and bytes of the store's files by part. */
  storeSize(): Promise<{ readonly records: number; readonly bytes: StoreBytes }>;
  /** Takes over changed settings and schedules, where this process arms any. */
  settingsChanged(): Promise<void>;
  /** Yields the size of the file in bytes. */
  backup(file: string, call?: OperationCall): Promise<number>;
  close(): Promise<void>;
}
