import type { ApplicationHealth } from '../../app/application.ts';
import type { ServiceHealth } from '../rpc/messages.ts';

/** One check of `/healthz` or `/readyz`. */
export interface HealthCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const hour = 3_600_000;
/** A commit that takes longer is stuck: the slowest disks sync within seconds. */
const longestCommit = 60_000;
/** The hourly look may be late by as much: the timer compares with the clock once a minute. */
const longestSilence = hour + 5 * 60_000;

/** Whether the service is alive: its heartbeat beats, the store takes commits and answers. */
export function healthChecks(
  { heartbeatAge, commit }: ApplicationHealth,
  storeAnswers: boolean,
): readonly HealthCheck[] {
  return [
    {
      name: 'heartbeat',
      ok: heartbeatAge <= longestSilence,
      detail: `${Math.round(heartbeatAge / 1000)} s ago`,
    },
    {
      name: 'commit',
      ok: commit.failure === undefined && commit.waiting <= longestCommit,
      detail:
        commit.failure === undefined
          ? `waiting ${Math.round(commit.waiting / 1000)} s`
          : `failed: ${commit.failure.message}`,
    },
    { name: 'store', ok: storeAnswers, detail: storeAnswers ? 'answers' : 'does not answer' },
  ];
}

/** What doors are told of it. */
export function serviceHealth({ heartbeatAge, loopDelay, notifications }: ApplicationHealth): ServiceHealth {
  return {
    heartbeatAge: Math.round(heartbeatAge / 1000),
    longestDelay: Math.round(loopDelay.max * 1000) / 1000,
    notificationsWaiting: notifications.waiting,
    failingChannels: notifications.failing,
  };
}
