import { Gauge, type Registry } from 'prom-client';

/** The gauges of a service, named as Prometheus wants it: a unit at the end, seconds and bytes. */
export function serviceGauges(registry: Registry) {
  const gauge = <T extends string>(name: string, help: string, ...labelNames: T[]): Gauge<T> =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  return {
    info: gauge('susync_build_info', 'Version of the product; always 1', 'version'),
    started: gauge('susync_start_time_seconds', 'When the service started'),
    state: gauge(
      'susync_sup_sync_state',
      'LastSyncState, 6700 to 6708; 0 before the first',
      'site',
      'server',
    ),
    stateInfo: gauge(
      'susync_sup_sync_state_info',
      '1 for the LastSyncState of a SUP',
      'site',
      'server',
      'state',
    ),
    error: gauge('susync_sup_error_code', 'LastSyncErrorCode, 0 when all is well', 'site', 'server'),
    lastSuccess: gauge(
      'susync_sup_last_success_timestamp_seconds',
      'Last successful synchronization',
      'site',
      'server',
    ),
    catalogVersion: gauge('susync_sup_catalog_version', 'SyncCatalogVersion', 'site', 'server'),
    link: gauge(
      'susync_sup_link_status',
      'ReplicationLinkStatus: 0 healthy, 1 degraded, 2 error',
      'site',
      'server',
    ),
    siteLink: gauge(
      'susync_site_link_status',
      'Link to a child site in another service: 0 healthy, 1 degraded, 2 error',
      'site',
    ),
    linkChecked: gauge(
      'susync_site_link_checked_timestamp_seconds',
      'When the service of a child site last answered',
      'site',
    ),
    quarantined: gauge('susync_sup_quarantined_updates', 'Updates set aside', 'site', 'server'),
    contentVersion: gauge('susync_site_content_version', 'Content version', 'site'),
    behind: gauge('susync_site_versions_behind_parent', 'Content versions behind the parent site', 'site'),
    next: gauge('susync_site_next_sync_timestamp_seconds', 'Next scheduled run or retry', 'site'),
    alerts: gauge('susync_alerts_active', 'Active alerts', 'severity'),
    notifications: gauge('susync_notifications_waiting', 'Changes of alerts that are still to be told'),
    channelFailing: gauge(
      'susync_notification_channel_failing',
      '1 while what a channel is to tell cannot be told',
      'channel',
    ),
    records: gauge('susync_store_records', 'Update documents stored'),
    storeBytes: gauge('susync_store_bytes', 'Size of the files of the store', 'part'),
    commitFailed: gauge('susync_store_commit_failed', '1 while the last commit failed'),
    doors: gauge('susync_service_doors', 'Open connections of doors'),
    running: gauge('susync_sites_synchronizing', 'Sites that synchronize now'),
    heartbeat: gauge('susync_heartbeat_timestamp_seconds', 'Last beat of the hourly look'),
    loopDelay: gauge(
      'susync_event_loop_delay_seconds',
      'Lateness of the event loop in the last minute',
      'of',
    ),
    resident: gauge('process_resident_memory_bytes', 'Resident memory'),
    heap: gauge('susync_heap_used_bytes', 'Memory of the JavaScript heap in use'),
  };
}
