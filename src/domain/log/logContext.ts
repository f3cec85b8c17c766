/** What a site's log lines need besides the events. */
export interface LogContext {
  readonly siteCode: string;
  /** FQDN of the site server. */
  readonly siteServer: string;
  /** IANA zone of the site server: gives the bias. */
  readonly zone: string;
  /** Process id that status messages show. */
  readonly processId: number;
  /** Site code of the parent; absent at the top-level site. */
  readonly parentSite?: string;
}

/** Component name of the lines of wsyncmgr.log. */
export const syncComponent = 'SMS_WSUS_SYNC_MANAGER';

/** The update source that content versions belong to. */
export const updateSourceId = '{C2D17964-BBDD-4339-B9F3-12D7205B39CC}';
