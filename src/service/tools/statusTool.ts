import { members } from '../rpc/requests/requestValues.ts';
import { tool } from './tool.ts';

/** Rows of each kind that are told. */
const most = 200;

/** How every site is doing, and what is wrong. */
export const statusTool = tool({
  name: 'susync_get_status',
  title: 'Synchronization Status',
  description:
    'State of the Configuration Manager software update synchronization: every site with its source and content version, every software update point with the properties of SMS_SUPSyncStatus (state, times, error with cause and remedy, next synchronization), and the active alerts. Ask this first.',
  input: members({}),
  run: async (_input, { service }) => {
    const [sites, status, alerts] = await Promise.all([service.sites(), service.status(), service.alerts()]);
    return {
      sites: sites.slice(0, most).map(({ siteCode, type, parent, source, contentVersion, isTopLevel }) => ({
        ...{ siteCode, type, parent, source, contentVersion, isTopLevel },
      })),
      softwareUpdatePoints: status.slice(0, most),
      alerts: alerts
        .filter(({ state }) => state === 'active')
        .slice(0, most)
        .map(({ name, severity, siteCode, message, cause, remedy }) => ({
          ...{ name, severity, siteCode, message, cause, remedy },
        })),
    };
  },
});
