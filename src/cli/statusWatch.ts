import { createLogUpdate } from 'log-update';
import type { Clock } from '../base/clock.ts';
import type { SyncEvent } from '../domain/syncEvent.ts';
import type { SyncService } from '../service/api/syncService.ts';
import type { SupStatusView } from '../service/api/synchronization.ts';
import type { CommandContext } from './commandContext.ts';
import { statusJson } from './render/jsonViews.ts';
import { statusLine, statusText } from './render/statusText.ts';
import { SiteProgress } from './siteProgress.ts';

/** Least time (ms) from one showing to the next. */
const shortest = 100;

/** Shows states and progress as they change. */
export interface StatusDisplay {
  /** Takes what happened since the rows before. */
  take(events: readonly SyncEvent[]): void;
  show(rows: readonly SupStatusView[]): void;
  /** Leaves the terminal as it was found. */
  end(): void;
}

/** Has the status shown now and whenever it may have changed, until the signal is aborted. What comes together is shown together. */
export async function watchStatus(
  service: Pick<SyncService, 'status' | 'onDidCommit' | 'onDidChange'>,
  display: StatusDisplay,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<void> {
  let hasNews = true;
  let wake: () => void = () => undefined;
  const tell = (): void => {
    wake();
  };
  const subscription = service.onDidCommit((events) => {
    display.take(events);
    hasNews = true;
    wake();
  });
  const changes = service.onDidChange((areas) => {
    if (!areas.some((area) => area === 'status' || area === 'hierarchy')) return;
    hasNews = true;
    wake();
  });
  signal.addEventListener('abort', tell);
  try {
    while (!signal.aborted) {
      if (hasNews) {
        hasNews = false;
        display.show(await service.status());
        await clock.sleep(shortest, signal);
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } catch (error) {
    // The end of watching is no failure.
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', tell);
    subscription.dispose();
    changes.dispose();
    display.end();
  }
}

/** A table that is redrawn on a terminal; elsewhere a line for each row that changed, with `--json` as an object. */
export function statusDisplay(context: CommandContext): StatusDisplay {
  const { stdout } = context.host;
  if (context.json || stdout.isTTY !== true) return changedRows(context);
  const draw = createLogUpdate(stdout);
  const progress = new SiteProgress();
  return {
    take: (events) => {
      progress.take(events);
    },
    show: (rows) => {
      const { layout } = context;
      const running = progress.lines(layout).map((line) => `${line}\n`);
      draw(`${statusText(rows, layout)}\n${running.join('')}${layout.style.faint('Ctrl+C ends.')}`);
    },
    end: () => {
      draw.done();
    },
  };
}

function changedRows(context: CommandContext): StatusDisplay {
  const shown = new Map<string, string>();
  return {
    take: () => undefined,
    show: (rows) => {
      for (const row of rows) {
        const key = `${row.SiteCode} ${row.WSUSServerName}`;
        const json = JSON.stringify(statusJson(row));
        if (shown.get(key) === json) continue;
        shown.set(key, json);
        context.host.stdout.write(`${context.json ? json : statusLine(row, context.layout)}\n`);
      }
    },
    end: () => undefined,
  };
}
