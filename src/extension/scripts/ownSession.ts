import process from 'node:process';
import type { SessionRequest } from '../../cmdlets/sessionRequest.ts';

/** Heap of a session, in MiB. */
export const heapMegabytes = 1024;

/** How long a script may take (ms): an hour. */
const timeLimit = 3_600_000;

/** What a session of this window may use: files below some folders alone. */
export function ownSession(
  user: string,
  { currentFolder, folders }: Pick<SessionRequest, 'currentFolder' | 'folders'>,
): SessionRequest {
  const environment = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    ...{ output: 'text', colors: true, currentFolder, folders },
    environment: Object.fromEntries(environment),
    allowedVariables: [],
    ...{ culture: 'en-US', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    ...{ width: 120, timeLimit, user },
  };
}
