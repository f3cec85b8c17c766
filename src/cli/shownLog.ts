import type { Clock } from '../base/clock.ts';
import type { LogPlace } from '../domain/log/logText.ts';
import type { SyncService } from '../service/api/syncService.ts';
import { followLines, lastLines, type LogFile } from './logFiles.ts';

/** A site's log, wherever it is read from. */
export interface ShownLog {
  readonly siteCode: string;
  /** The last lines. */
  last(count: number): Promise<readonly string[]>;
  /** The lines that are added after those, until the signal is aborted. */
  follow(signal: AbortSignal): AsyncIterable<readonly string[]>;
}

/** A log read from its file: beside whatever runs, no service is needed. */
export function fileLog({ siteCode, path }: LogFile, clock: Clock): ShownLog {
  let end = 0;
  return {
    siteCode,
    last: async (count) => {
      const tail = await lastLines(path, count);
      ({ end } = tail);
      return tail.lines;
    },
    follow: (signal) => followLines(path, end, clock, signal),
  };
}

/** A log that the service reads for a door that cannot get at its file. */
export function serviceLog(
  service: Pick<SyncService, 'logText' | 'onDidCommit'>,
  siteCode: string,
): ShownLog {
  let place: LogPlace = { file: '', offset: 0 };
  return {
    siteCode,
    last: async (lines) => {
      const end = await service.logText({ siteCode, lines });
      ({ place } = end);
      return linesOf(end.text);
    },
    follow: (signal) => followService(service, siteCode, { place, signal }),
  };
}

async function* followService(
  service: Pick<SyncService, 'logText' | 'onDidCommit'>,
  siteCode: string,
  { place, signal }: { place: LogPlace; readonly signal: AbortSignal },
): AsyncGenerator<readonly string[], void, void> {
  let hasNews = true;
  let wake: () => void = () => undefined;
  const tell = (): void => {
    hasNews = true;
    wake();
  };
  // Each line stands for an event: there is nothing to read before the next one.
  const subscription = service.onDidCommit(tell);
  signal.addEventListener('abort', tell);
  try {
    let next = place;
    while (!signal.aborted) {
      if (!hasNews)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      hasNews = false;
      const piece = await service.logText({ siteCode, from: next });
      next = piece.place;
      if (!piece.isEnd) hasNews = true;
      if (piece.text !== '') yield linesOf(piece.text);
    }
  } finally {
    signal.removeEventListener('abort', tell);
    subscription.dispose();
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).slice(0, -1);
}
