/** A server that a downstream server reported: itself, or one below it. Times ISO UTC, null when never. */
export interface ReportedServerView {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly isReplica: boolean;
  readonly parentId: string | null;
  readonly lastSynchronization: string | null;
  readonly computers: number;
  readonly updates: number;
}

/** What a downstream server did at a software update point. */
export interface DownstreamView {
  readonly siteCode: string;
  readonly serverName: string;
  /** As it names itself; anybody can take a name that is not bound to a proof. */
  readonly name: string;
  readonly accountId: string;
  readonly address: string;
  readonly firstContact: string;
  readonly lastContact: string;
  /** End of the last synchronization that was seen whole. */
  readonly lastSynchronization: string | null;
  readonly anchor: string | null;
  readonly requests: number;
  readonly revisions: number;
  readonly documents: number;
  readonly filesNamed: number;
  readonly filesSent: number;
  readonly bytes: number;
  readonly refused: number;
  readonly lastFault: { readonly time: string; readonly operation: string; readonly fault: string } | null;
  readonly reported: readonly ReportedServerView[];
}

/** Whether a downstream server may synchronize, and what it has to prove. */
export interface DownstreamRuleView {
  readonly name: string;
  readonly rule: 'allowed' | 'denied';
  readonly accountId: string | null;
  readonly hasSecret: boolean;
  readonly certificate: string | null;
}

/** Who is admitted. */
export interface DownstreamAdmission {
  /** The setting downstream.admit: `any` but denied ones, or `allowed` ones only. */
  readonly admit: 'any' | 'allowed';
  readonly rules: readonly DownstreamRuleView[];
}

/** Downstream servers: what they did, and who may. */
export interface DownstreamOperations {
  /** Those heard of last first; of all sites where none is given. */
  downstreams(request: { readonly siteCode?: string }): Promise<readonly DownstreamView[]>;
  downstreamAdmission(): Promise<DownstreamAdmission>;
  /**
   * Allows a server by name; from then on only allowed ones get in, as the setting downstream.admit says. A secret has 24
   * characters or more, and is kept as a hash. Rejects with `invalidRequest`.
   */
  allowDownstream(request: {
    readonly name: string;
    readonly accountId?: string;
    readonly secret?: string;
    /** SHA-256 of the client certificate. */
    readonly certificate?: string;
  }): Promise<DownstreamAdmission>;
  denyDownstream(request: { readonly name: string }): Promise<DownstreamAdmission>;
  /** Takes back what was said of a server; the setting stays. */
  removeDownstream(request: { readonly name: string }): Promise<DownstreamAdmission>;
}
