/** What a downstream server did at a SUP, as far as it can be seen from here. `_id` is `<sup id>|<account GUID>`; times ms UTC. */
export interface DownstreamDocument {
  readonly _id: string;
  readonly sup: string;
  readonly accountId: string;
  /** As it names itself. */
  readonly name: string;
  readonly address: string;
  readonly firstContact: number;
  readonly lastContact: number;
  /** End of the last synchronization that was seen whole. */
  readonly lastSynchronization?: number;
  /** Of the last list of updates: the anchor handed out, how many revisions it had, how many documents were fetched since. */
  readonly anchor?: string;
  readonly listed: number;
  readonly fetched: number;
  /** Last answer with something of that list. */
  readonly fetching?: number;
  /** Since the first contact. */
  readonly requests: number;
  readonly revisions: number;
  readonly documents: number;
  /** Files named in documents, and files downloaded by digest from its address. */
  readonly filesNamed: number;
  readonly filesSent: number;
  readonly bytes: number;
  readonly refused: number;
  readonly lastFault?: { readonly time: number; readonly operation: string; readonly fault: string };
  /** What it reported last about itself and the servers below it. */
  readonly report?: { readonly time: number; readonly servers: readonly ReportedServerDocument[] };
}

/** A server as a downstream server's report describes it (MS-WSUSSS 3.1.4.14); times ms UTC, absent where never. */
export interface ReportedServerDocument {
  /** GUID, lower case. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly isReplica: boolean;
  /** GUID of the server above it; absent for the one that reports. */
  readonly parentId?: string;
  readonly lastSynchronization?: number;
  /** Computers that it looks after. */
  readonly computers: number;
  readonly updates: number;
}

/** Whether a downstream server may synchronize, and how it has to prove who it is. `_id` is its name in lower case. */
export interface DownstreamRuleDocument {
  readonly _id: string;
  readonly name: string;
  readonly rule: 'allowed' | 'denied';
  readonly changed: number;
  /** GUID that it has to give as its own. */
  readonly accountId?: string;
  /** Salt and SHA-256 of salt and secret, hexadecimal. */
  readonly secret?: { readonly salt: string; readonly hash: string };
  /** SHA-256 of its client certificate, upper-case hex without colons. */
  readonly certificate?: string;
}
