import { isSiteCode } from './logPaths.ts';

/** How far one site's log is: events up to `sequence` stand in its first `offset` bytes or in the log before. */
export interface SitePosition {
  readonly sequence: number;
  readonly offset: number;
  /** The log is about to become the log before; nothing stands in the new one yet. */
  readonly rolling?: boolean;
}

/** How far the logs of a data folder are: every event up to `sequence` is in them, and at some sites more. */
export interface LogPosition {
  readonly sequence: number;
  readonly sites: ReadonlyMap<string, SitePosition>;
}

/** The position as the bytes of its file. */
export function encodeLogPosition({ sequence, sites }: LogPosition): Uint8Array {
  return new TextEncoder().encode(
    `${JSON.stringify({ version: 1, sequence, sites: Object.fromEntries(sites) })}\n`,
  );
}

/** The position in a file's bytes; undefined when they hold none. */
export function decodeLogPosition(bytes: Uint8Array): LogPosition | undefined {
  const value = parseJson(new TextDecoder().decode(bytes));
  if (!isRecord(value) || value['version'] !== 1) return undefined;
  const { sequence, sites } = value;
  if (!isCount(sequence) || !isRecord(sites)) return undefined;
  const positions = new Map<string, SitePosition>();
  for (const [siteCode, site] of Object.entries(sites)) {
    if (!isSiteCode(siteCode) || !isRecord(site)) return undefined;
    const { sequence: siteSequence, offset, rolling } = site;
    if (!isCount(siteSequence) || !isCount(offset)) return undefined;
    positions.set(siteCode, {
      sequence: siteSequence,
      offset,
      ...(rolling === true ? { rolling } : {}),
    });
  }
  return { sequence, sites: positions };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(
  value: unknown,
): value is { readonly [name: string]: unknown; sequence?: unknown; sites?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
