import { SyncState } from '../syncState.ts';
import type { SyncTrigger } from '../syncEvent.ts';
import type { LogRun, LogRunError } from './logRun.ts';
import { parseStatusMessage, type StatusMessage } from './statusMessageLine.ts';

/** What a line says about the run it belongs to, besides being in it. */
export interface RunLine {
  /** `wakeup` and `component` stand outside runs, `start` begins one, `within` can only be in one. */
  readonly place?: 'wakeup' | 'component' | 'start' | 'within';
  /** Ends the run; what follows on its thread are its replicas and notifications. */
  readonly ends?: boolean;
  readonly facts?: Partial<LogRun>;
  readonly failsUpdate?: boolean;
}

/** Reads a line of wsyncmgr.log for what it says about runs (wsyncmgr-log.md §2–4). */
export function readRunLine(text: string): RunLine {
  for (const line of candidates(text)) {
    const status = line.startsWith('STATMSG:') ? parseStatusMessage(line) : undefined;
    if (status !== undefined) return statusLine(status);
    for (const [pattern, read] of patterns) {
      const match = pattern.exec(line);
      if (match !== null) return read(match);
    }
  }
  return {};
}

/** The first line, and the last: one that was cut off before it may have been taken for its beginning. */
function candidates(text: string): readonly string[] {
  const end = text.indexOf('\n');
  return (end < 0 ? [text] : [text.slice(0, end), text.slice(text.lastIndexOf('\n') + 1)]).map((line) =>
    line.trim(),
  );
}

const triggers: Readonly<Record<string, SyncTrigger>> = {
  'regular schedule': 'schedule',
  'local request': 'local',
  'parent request': 'parent',
  'retry schedule': 'retry',
};

const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => RunLine])[] = [
  [/^Wakeup (?:by|for) /i, () => ({ place: 'wakeup' })],
  [/^(?:Inbox source is local on|SMS_EXECUTIVE started) /i, () => ({ place: 'component' })],
  [/^Found local full sync request file/i, () => ({ facts: { full: true } })],
  [/^Starting Sync\s*~*$/i, () => ({ place: 'start' })],
  [/^Performing sync on ([a-z ]+)/i, ([, kind = '']) => performing(kind)],
  [/^Full sync required/i, () => ({ place: 'within', facts: { full: true } })],
  [/ for site (\w{3}) to (\d{1,15})\b/, ([, site, version]) => versionLine(version, site)],
  [/^Sync succeeded\..* on site (\w{3})/i, ([, site]) => success(site)],
  [/^Successfully synced site with parent \w{3}, version (\d{1,15})/i, ([, version]) => versionLine(version)],
  [/^Updated (\d{1,15}) items in SMS database.* version is (\d{1,15})/i, (match) => updated(match)],
  [/^Sync time: (\d{1,6})d(\d{1,2})h(\d{1,2})m(\d{1,2})s/i, (match) => syncTime(match)],
  [/^Sync failed: (.*)$/i, ([, rest = '']) => failed(rest)],
  [/^Sync failed\. Will retry in (\d{1,6}) minutes/i, ([, minutes]) => retry(minutes)],
  [/^Failed to sync \d{1,9} update\(s\)\. Will retry in (\d{1,6}) minutes/i, ([, minutes]) => retry(minutes)],
  [/^Sync canceled by /i, () => ({ place: 'within', ends: true, facts: { outcome: 'cancelled' } })],
  [/^Failed to sync update /i, () => ({ place: 'within', failsUpdate: true })],
  [/^(?:sync: |Synchronizing |Done synchronizing |Read SUPs from SCF )/i, () => ({ place: 'within' })],
];

function performing(kind: string): RunLine {
  const trigger = triggers[kind.trim().toLowerCase()];
  return { place: 'within', ...(trigger === undefined ? {} : { facts: { trigger } }) };
}

function success(siteCode: string | undefined): RunLine {
  return {
    place: 'within',
    facts: { outcome: 'succeeded', ...(siteCode === undefined ? {} : { siteCode }) },
  };
}

function versionLine(version: string | undefined, siteCode?: string): RunLine {
  return {
    place: 'within',
    facts: { contentVersion: Number(version), ...(siteCode === undefined ? {} : { siteCode }) },
  };
}

function updated([, items, version]: RegExpExecArray): RunLine {
  return { place: 'within', facts: { items: Number(items), contentVersion: Number(version) } };
}

function syncTime(match: RegExpExecArray): RunLine {
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match.slice(1).map(Number);
  return {
    place: 'within',
    ends: true,
    facts: { seconds: ((days * 24 + hours) * 60 + minutes) * 60 + seconds, outcome: 'succeeded' },
  };
}

function failed(rest: string): RunLine {
  const split = rest.lastIndexOf('. Source: ');
  const source = rest.slice(split + '. Source: '.length).replace(/\.$/, '');
  const error: LogRunError = split < 0 ? { message: rest } : { message: rest.slice(0, split), source };
  return { place: 'within', facts: { outcome: 'failed', error } };
}

function retry(minutes: string | undefined): RunLine {
  return { place: 'within', ends: true, facts: { retryMinutes: Number(minutes) } };
}

function statusLine({ id, siteCode, lastError, strings }: StatusMessage): RunLine {
  if (id < SyncState.error || id > SyncState.pendingLicenseTerms) return {};
  const site = siteCode === '' ? {} : { siteCode };
  if (id === SyncState.succeeded) return { place: 'within', facts: { ...site, outcome: 'succeeded' } };
  if (id === SyncState.pendingLicenseTerms)
    return { place: 'within', facts: { ...site, outcome: 'pendingLicenseTerms' } };
  if (id !== SyncState.failed) return { place: 'within', facts: site };
  const [source, message = ''] = strings;
  const error: LogRunError = {
    message,
    ...(source === undefined ? {} : { source }),
    ...(lastError === undefined ? {} : { code: lastError }),
  };
  return { place: 'within', facts: { ...site, outcome: 'failed', error } };
}
