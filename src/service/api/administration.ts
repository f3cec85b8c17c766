import type { AlertDocument, RunDocument } from '../../domain/documents.ts';
import type { OperationCall } from '../../domain/operationProgress.ts';
import type { NotificationChannel } from '../../domain/notificationChannel.ts';
import type { BlackoutWindow, SyncSchedule } from '../../domain/schedule/schedule.ts';
import type { ScheduleRemark } from '../../domain/schedule/scheduleRemark.ts';
import type { StoreFault } from '../../domain/store.ts';

/** A site's schedule in every form a door shows. */
export interface ScheduleView {
  readonly siteCode: string;
  /** Null: synchronized by hand only. */
  readonly schedule: SyncSchedule | null;
  readonly text: string;
  /** 16 hex digits, or null where Configuration Manager cannot express it. */
  readonly token: string | null;
  /** ISO UTC. */
  readonly nextRuns: readonly string[];
  /** What is special about each of them: clock changes, blackout windows, before the Patch Tuesday release. */
  readonly runNotes: readonly (readonly string[])[];
  readonly warnings: readonly string[];
}

/** A schedule to look at before it is set. */
export interface SchedulePreviewRequest {
  readonly siteCode?: string;
  readonly schedule: SyncSchedule;
  /** Instead of the windows of the setting `schedule.blackouts`. */
  readonly blackouts?: readonly BlackoutWindow[];
  /** Default 10. */
  readonly runs?: number;
}

/** What a schedule would mean; nothing is changed. */
export interface SchedulePreview extends Pick<ScheduleView, 'siteCode' | 'token' | 'nextRuns' | 'runNotes'> {
  /** In plain words; empty where there are problems. */
  readonly text: string;
  readonly noTokenReason: string | null;
  /** What forbids it; fields of the setting begin with `settings.`. */
  readonly problems: readonly ScheduleRemark[];
  readonly warnings: readonly ScheduleRemark[];
  /** IANA zone of the service's machine. */
  readonly serviceZone: string;
}

/** One setting with its description. */
export interface SettingView {
  readonly key: string;
  readonly value: string;
  readonly isDefault: boolean;
  readonly unit: string | null;
  readonly range: string | null;
  readonly description: string;
}

/** One step of testing a source. */
export interface SourceTestStep {
  readonly step: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly remedy: string | null;
}

/** When maintenance last ran at a SUP and what it did. */
export interface MaintenanceView {
  readonly siteCode: string;
  readonly serverName: string;
  readonly lastRun: string | null;
  readonly total: number;
  readonly declined: number;
  readonly deleted: number;
}

/** The last compaction of the store: documents that nothing referred to, and the bytes that this gave back. */
export interface CompactionView {
  /** ISO UTC. */
  readonly lastRun: string;
  readonly movedRecords: number;
  readonly droppedRecords: number;
  readonly givenBackBytes: number;
  /** False when it had to end before all was done; the next maintenance goes on. */
  readonly complete: boolean;
}

/** The last maintenance of everything; no compaction before the first one. */
export interface MaintenanceReport {
  readonly sups: readonly MaintenanceView[];
  readonly compaction: CompactionView | null;
}

/** Schedules, settings, alerts, maintenance, checks. */
export interface AdministrationOperations {
  schedule(request: { readonly siteCode?: string; readonly runs?: number }): Promise<ScheduleView>;
  /** Problems are part of the answer, no failure. */
  previewSchedule(request: SchedulePreviewRequest): Promise<SchedulePreview>;
  /** Null switches it off. Rejects with `invalidRequest` that lists every problem. */
  setSchedule(request: {
    readonly siteCode?: string;
    readonly schedule: SyncSchedule | null;
  }): Promise<ScheduleView>;
  settings(): Promise<readonly SettingView[]>;
  /** Texts as typed; all are checked before any is set. An empty text restores the default. */
  setSettings(request: {
    readonly values: Readonly<Record<string, string>>;
  }): Promise<readonly SettingView[]>;
  alerts(): Promise<readonly AlertDocument[]>;
  /** `until`: ISO UTC. */
  postponeAlert(request: { readonly id: string; readonly until: string }): Promise<AlertDocument>;
  disableAlert(request: { readonly id: string }): Promise<AlertDocument>;
  /** Has a disabled or postponed alert be raised again when its cause is there at the next look. */
  enableAlert(request: { readonly id: string }): Promise<AlertDocument>;
  /** Sends a test notification by the given channels, else by all that are set up. */
  testNotifications(request: {
    readonly channels?: readonly NotificationChannel[];
  }): Promise<readonly SourceTestStep[]>;
  /** Maintains a site or all, as soon as none of them synchronizes; a run each, of the kind `maintenance`. */
  runMaintenance(
    request: { readonly siteCode?: string; readonly user?: string },
    call?: OperationCall,
  ): Promise<readonly RunDocument[]>;
  maintenance(): Promise<MaintenanceReport>;
  testSource(request: { readonly url: string }, call?: OperationCall): Promise<readonly SourceTestStep[]>;
  /** Trusts root certificates (PEM texts) besides the system's until the service ends. */
  trustCertificates(request: { readonly certificates: readonly string[] }): Promise<void>;
  /** Tells its progress. */
  verify(request?: object, call?: OperationCall): Promise<readonly StoreFault[]>;
  /** Tells its progress; leaves no file when it is given up. */
  backup(
    request: { readonly file: string },
    call?: OperationCall,
  ): Promise<{ readonly file: string; readonly bytes: number }>;
  /** Creates the sample hierarchy, or publishes the next month; then synchronizes. */
  sample(
    request: { readonly updates?: number },
    call?: OperationCall,
  ): Promise<{ readonly month: number; readonly updates: number }>;
  /** Removes the sample hierarchy with everything it brought. */
  removeSample(): Promise<void>;
}
