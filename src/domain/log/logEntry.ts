import type { LogSeverity } from './severity.ts';

/** One entry of a log of either format. What the log does not say is absent. */
export interface LogEntry {
  /** As it stands: `~` and `~~` included, several lines where it had several. */
  readonly text: string;
  readonly component?: string;
  /** ms UTC. */
  readonly time?: number;
  readonly bias?: number;
  readonly thread?: number;
  /** `site` = `$$<…><thread=…>`, `ccm` = `<![LOG[…`, `plain` = neither. */
  readonly format: 'site' | 'ccm' | 'plain';
  readonly severity: LogSeverity;
}
