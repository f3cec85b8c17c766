import type { Cmdlet } from '../cmdlet.ts';
import { clearHost } from './clearHost.ts';
import { getCulture, getUICulture } from './getCulture.ts';
import { getError } from './getError.ts';
import { getHost } from './getHost.ts';
import { getSecureRandom, getRandom } from './getRandom.ts';
import { getHistory, clearHistory, invokeHistory } from './historyCmdlets.ts';
import { getUptime } from './getUptime.ts';
import { invokeCommand } from './invokeCommand.ts';
import { invokeExpression } from './invokeExpression.ts';
import { measureCommand } from './measureCommand.ts';
import { newGuid } from './newGuid.ts';
import { readHost } from './readHost.ts';
import { setStrictMode } from './setStrictMode.ts';
import { startSleep } from './startSleep.ts';
import { startTranscript, stopTranscript } from './transcript.ts';

/** The cmdlets about the session itself, and what runs in it. */
export const controlCmdlets: readonly Cmdlet[] = [
  getSecureRandom,
  getHost,
  getRandom,
  newGuid,
  getUptime,
  getCulture,
  getUICulture,
  getError,
  getHistory,
  clearHistory,
  invokeHistory,
  invokeExpression,
  invokeCommand,
  measureCommand,
  setStrictMode,
  startSleep,
  readHost,
  clearHost,
  startTranscript,
  stopTranscript,
];
