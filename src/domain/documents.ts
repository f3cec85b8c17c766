import type { AccessScope } from './accessScope.ts';
import type { DownstreamDocument, DownstreamRuleDocument } from './downstreamDocuments.ts';
import type { NotificationChange, NotificationChannel } from './notificationChannel.ts';
import type { SiteLinkDocument, SiteType, SupStatusDocument } from './siteLinkDocument.ts';
import type { SyncSchedule } from './schedule/schedule.ts';
import type { FullSyncReason, SyncTrigger } from './syncEvent.ts';
import type { SyncStateValue } from './syncState.ts';
import type { SourceAccess } from './upstream.ts';

/** Where the top-level site's source SUP pulls from. */
export type SyncSource =
  | { readonly kind: 'microsoftUpdate' }
  | { readonly kind: 'upstream'; readonly url: string; readonly access?: SourceAccess }
  | { readonly kind: 'none' };

/** A site of the hierarchy. `_id` is the three-character site code, upper case. */
export interface SiteDocument {
  readonly _id: string;
  readonly type: SiteType;
  readonly parent?: string;
  /** The parent is kept by another service: the identity of that service. */
  readonly parentService?: string;
  readonly siteServer: string;
  /** IANA zone of the site server: gives the bias of its log. */
  readonly zone: string;
  readonly source?: SyncSource;
  readonly schedule?: SyncSchedule;
  /** Number of the site's published content; 0 before the first. Points to a generation of the site catalog. */
  readonly contentVersion: number;
  /** Generation of the site catalog per content version, newest last. */
  readonly contentGenerations: readonly {
    readonly version: number;
    readonly generation: number;
    readonly time: number;
  }[];
  readonly lastFullSync?: number;
  /** Fingerprint of subscription, supersedence rules and languages at the last successful run. */
  readonly appliedSubscription?: string;
  readonly appliedRules?: string;
  readonly appliedSource?: string;
  /** Generation of the source SUP's catalog that the site database was last compared with. */
  readonly appliedGeneration?: number;
  /** Set by the sample hierarchy. */
  readonly sample?: boolean;
}

/** The anchors of one upstream server, kept by its identity. */
export interface UpstreamAnchors {
  readonly config?: string;
  readonly categories?: string;
  readonly updates?: string;
  readonly deployments?: string;
  /** Category, classification and language ids that `updates` was obtained with. */
  readonly filter?: readonly string[];
  readonly lastRelisting?: number;
}

/** Which certificate a SUP shows: one that this product makes, or PEM files (absolute paths) of the administrator's. */
export type SupHttps =
  | { readonly kind: 'own' }
  | { readonly kind: 'given'; readonly certificateFile: string; readonly keyFile: string };

/** A software update point. `_id` is `<site code>/<server name>`. */
export interface SupDocument {
  readonly _id: string;
  readonly siteCode: string;
  readonly serverName: string;
  /** GUID by which downstream servers know this server; chosen once. */
  readonly serverId: string;
  /** Chosen once and kept; 0 = not yet chosen. */
  readonly port: number;
  /** IP address to listen on; absent: loopback. */
  readonly listen?: string;
  /** With it the port speaks HTTPS. */
  readonly https?: SupHttps;
  /** False: no plain HTTP port for /Content beside HTTPS. */
  readonly contentPort?: boolean;
  /** Root URL by which other machines reach it, where that is not what it listens on. */
  readonly publicUrl?: string;
  /** The first SUP of a site is its source (`true`); the others are replicas of it. */
  readonly isDefault: boolean;
  /** Order within the site. */
  readonly order: number;
  readonly anchors: Readonly<Record<string, UpstreamAnchors>>;
  /** Identity of the upstream server of the last successful pull. */
  readonly upstreamIdentity?: string;
  /** Update ids whose licence terms an administrator accepted. */
  readonly acceptedEulas: readonly string[];
}

/** What the top-level site retrieves. Families and companies are expanded when a run starts. */
export interface SubscriptionDocument {
  readonly _id: 'subscription';
  readonly products: readonly string[];
  readonly classifications: readonly string[];
  /** Short language names, at least one. */
  readonly languages: readonly string[];
}

/** A category as the catalog of the top-level site knows it. `_id` is its update id. */
export interface CategoryDocument {
  readonly _id: string;
  readonly type: 'Company' | 'ProductFamily' | 'Product' | 'UpdateClassification';
  readonly title: string;
  readonly parent?: string;
  readonly excludedByDefault: boolean;
  readonly retired: boolean;
  /** Run that first saw it: “new” in the lists until reviewed. */
  readonly firstRun?: string;
}

/** Counts of one run, by update id in the site database. */
export interface RunCounts {
  readonly new: number;
  readonly modified: number;
  readonly expired: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly noLongerOffered: number;
}

/** One step of a run; times in ms UTC. */
export interface RunStep {
  readonly name:
    'wsus' | 'siteDatabase' | 'replica' | 'children' | 'maintenance' | 'expiredCleanup' | 'compaction';
  readonly server?: string;
  readonly started: number;
  readonly ended?: number;
  readonly processed?: number;
  /** What maintenance did. */
  readonly details?: MaintenanceDetails;
}

/** Counts of a step of maintenance: what its kind counts; bytes as they lie on the disk. */
export interface MaintenanceDetails {
  readonly total?: number;
  readonly declinedExpired?: number;
  readonly declinedSuperseded?: number;
  readonly deleted?: number;
  readonly movedRecords?: number;
  readonly droppedRecords?: number;
  readonly movedBytes?: number;
  readonly removedBytes?: number;
}

/** One synchronization, or maintenance, of one site: the journal of runs. `_id` sorts by time. */
export interface RunDocument {
  readonly _id: string;
  readonly siteCode: string;
  readonly trigger: SyncTrigger;
  readonly requestedBy?: string;
  /** A listing that loses many updates was confirmed, also for the run that takes this one's place after a crash. */
  readonly acceptLosses?: true;
  readonly kind: 'full' | 'delta' | 'maintenance';
  readonly reasons: readonly FullSyncReason[];
  readonly started: number;
  readonly ended?: number;
  readonly outcome: 'running' | 'succeeded' | 'pendingLicenseTerms' | 'failed' | 'cancelled' | 'interrupted';
  readonly steps: readonly RunStep[];
  readonly counts: RunCounts;
  /** Bytes of update documents received as stored. */
  readonly bytes: number;
  readonly contentVersion?: number;
  readonly error?: {
    readonly code: number;
    readonly key: string;
    readonly message: string;
    readonly cause: string;
    readonly remedy: string;
  };
}

/** A status message; `_id` sorts by time. */
export interface StatusMessageDocument {
  readonly _id: string;
  readonly time: number;
  readonly siteCode: string;
  readonly messageId: SyncStateValue;
  readonly severity: 'I' | 'W' | 'E';
  readonly strings: readonly string[];
}

/** An alert. `_id` is `sync/<sup id>`, `link/<sup id>`, `disk` or `secrets`: the same as long as the trouble is. */
export interface AlertDocument {
  readonly _id: string;
  readonly name: string;
  readonly severity: 'critical' | 'warning' | 'information';
  readonly state: 'neverTriggered' | 'active' | 'canceled' | 'postponed' | 'disabled';
  readonly changed: number;
  readonly message?: string;
  /** The site it is about; absent where it is about the data folder. */
  readonly siteCode?: string;
  /** The entry of the error catalog that tells cause and remedy. */
  readonly code?: number;
  readonly cause?: string;
  readonly remedy?: string;
  readonly postponedUntil?: number;
  /** When it was last reminded of; ms UTC. */
  readonly reminded?: number;
}

/** A change of an alert that is still to be told by one channel. `_id` sorts by time. */
export interface NotificationDocument {
  readonly _id: string;
  readonly channel: NotificationChannel;
  readonly change: NotificationChange;
  readonly time: number;
  readonly alert: AlertDocument;
  readonly attempts: number;
  /** Not before this moment; ms UTC. */
  readonly nextAttempt: number;
  readonly lastError?: string;
}

/** A software update group. */
export interface UpdateGroupDocument {
  readonly _id: string;
  readonly name: string;
  readonly description: string;
  readonly created: number;
  readonly updateIds: readonly string[];
}

/** A single bad revision that a SUP keeps aside; asked for again in each run. `_id` is `<sup id>|<revision key>`. */
export interface QuarantineDocument {
  readonly _id: string;
  readonly sup: string;
  readonly updateId: string;
  readonly revision: number;
  readonly code: number;
  readonly message: string;
  readonly since: number;
  readonly attempts: number;
}

/** A pending request or retry of a site, so that it survives a restart. `_id` is the site code. */
export interface PendingSyncDocument {
  readonly _id: string;
  readonly retryAt?: number;
  /** The retry is full: what failed was asked to be. */
  readonly retryFull?: boolean;
  readonly lastScheduled?: number;
  /** A run that is due and has not begun, or was cut off: the next service begins it. */
  readonly owed?: OwedRun;
}

/** What a run that is due was asked to be. */
export interface OwedRun {
  readonly trigger: 'schedule' | 'parent' | 'retry';
  readonly full: boolean;
  readonly acceptLosses?: true;
  readonly parentSite?: string;
  /** The parent's content version. */
  readonly version?: number;
}

/** A licence or update file that is kept under /Content. `_id` is its SHA-1. */
export interface ContentFileDocument {
  readonly _id: string;
  readonly name: string;
  readonly size: number;
  readonly microsoftUpdateUrl?: string;
  readonly upstreamUrl?: string;
  readonly kind: 'license' | 'update';
  readonly state: 'pending' | 'present' | 'failed' | 'known';
  readonly updateId?: string;
}

/** How far a catalog was exported, or imported. `_id` is `export/<sup id>/<filter>` or `import/<sup id>`. */
export interface ExchangeDocument {
  readonly _id: string;
  readonly kind: 'export' | 'import';
  readonly supId: string;
  /** GUID of the SUP that the package comes from. */
  readonly sourceId: string;
  readonly version: number;
  /** ISO UTC; with the version it names the state. */
  readonly published: string;
  /** Ids of products and classifications as one text; empty for all. */
  readonly filter: string;
  readonly file: string;
  /** ms UTC. */
  readonly time: number;
}

/** One setting. `_id` is its key. */
export interface SettingDocument {
  readonly _id: string;
  readonly value: string | number | boolean | readonly string[] | null;
}

/** What lets a door on another machine in; times in ms UTC. `_id` is the public part of the token. */
export interface AccessTokenDocument {
  readonly _id: string;
  /** Unique; the log names it as who did something. */
  readonly name: string;
  readonly scope: AccessScope;
  /** SHA-256 of the secret part, hex: the token itself is kept nowhere. */
  readonly digest: string;
  readonly created: number;
  /** Absent: until it is revoked. */
  readonly expires?: number;
  /** When it last let somebody in, to the minute. */
  readonly lastUse?: number;
}

/** A key whose signature counts here, or counts never again. `_id` is its fingerprint. */
export interface SigningKeyDocument {
  readonly _id: string;
  /** Unique. */
  readonly name: string;
  /** 32 bytes, Base64. */
  readonly key: string;
  readonly trust: 'trusted' | 'distrusted';
  /** When it was last changed; ms UTC. */
  readonly since: number;
}

/** Collection name → document type: everything the local database holds. */
export interface Collections {
  readonly sites: SiteDocument;
  readonly sups: SupDocument;
  readonly supStatus: SupStatusDocument;
  readonly subscription: SubscriptionDocument;
  readonly categories: CategoryDocument;
  readonly runs: RunDocument;
  readonly statusMessages: StatusMessageDocument;
  readonly alerts: AlertDocument;
  readonly notifications: NotificationDocument;
  readonly groups: UpdateGroupDocument;
  readonly quarantine: QuarantineDocument;
  readonly pending: PendingSyncDocument;
  readonly contentFiles: ContentFileDocument;
  readonly downstreams: DownstreamDocument;
  readonly downstreamRules: DownstreamRuleDocument;
  readonly settings: SettingDocument;
  readonly accessTokens: AccessTokenDocument;
  readonly links: SiteLinkDocument;
  readonly exchanges: ExchangeDocument;
  readonly signingKeys: SigningKeyDocument;
}

/** Name of a collection. */
export type CollectionName = keyof Collections;

/** All collection names; the type check keeps the list complete. */
export const collectionNames = Object.keys({
  sites: 0,
  sups: 0,
  supStatus: 0,
  subscription: 0,
  categories: 0,
  runs: 0,
  statusMessages: 0,
  alerts: 0,
  notifications: 0,
  groups: 0,
  quarantine: 0,
  pending: 0,
  contentFiles: 0,
  downstreams: 0,
  downstreamRules: 0,
  settings: 0,
  accessTokens: 0,
  links: 0,
  exchanges: 0,
  signingKeys: 0,
} satisfies Record<CollectionName, 0>);
