import type { LinkStatus } from './siteLinkDocument.ts';

/** When a link counts as degraded or failed, in checks without an answer. */
export interface LinkThresholds {
  readonly checkSeconds: number;
  readonly degradedChecks: number;
  readonly errorChecks: number;
}

/** Status names as the console shows them. */
export const linkStatusText = {
  0: 'Healthy',
  1: 'Degraded',
  2: 'Error',
} as const satisfies Record<LinkStatus, string>;

/** Checks that went without an answer since the last one, whole ones only; a clock that was set back makes none. */
export function missedChecks(lastAnswer: number, now: number, { checkSeconds }: LinkThresholds): number {
  return Math.max(0, Math.floor((now - lastAnswer) / (checkSeconds * 1000)));
}

/** Status of a link by the moment (ms UTC) of the last answer; error comes before degraded where the thresholds cross. */
export function linkStatus(lastAnswer: number, now: number, thresholds: LinkThresholds): LinkStatus {
  const missed = missedChecks(lastAnswer, now, thresholds);
  if (missed >= thresholds.errorChecks) return 2;
  return missed >= thresholds.degradedChecks ? 1 : 0;
}
