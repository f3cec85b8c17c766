import type { ServiceState } from '../../service/rpc/messages.ts';

/** `susync service status`: the process, what it does, and how it does. */
export function serviceStateText(state: ServiceState): string {
  const { pid, version, started, onDemand, doors, running, health } = state;
  return [
    `Process:       ${pid}, version ${version}, since ${started}${onDemand ? ', on demand' : ''}`,
    `Connections:   ${doors}`,
    `Synchronizes:  ${running.length === 0 ? 'nothing' : running.join(', ')}`,
    ...(health === undefined
      ? []
      : [
          `Heartbeat:     ${health.heartbeatAge} s ago; event loop at most ${Math.round(health.longestDelay * 1000)} ms late`,
          `Notifications: ${health.notificationsWaiting === 0 ? 'none waits' : `${health.notificationsWaiting} to be told`}`,
          ...health.failingChannels.map(({ channel, error }) => `  ${channel} fails: ${error}`),
        ]),
    '',
  ].join('\n');
}
