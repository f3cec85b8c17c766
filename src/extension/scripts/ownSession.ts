import process from 'node:process';
import { type SessionRequest, setVariables, timeLimit } from '../../cmdlets/sessionRequest.ts';
import { readSettings } from '../settings.ts';

/** What a session of this window may use: files below some folders, and the hosts of the settings, alone. */
export function ownSession(
  user: string,
  { currentFolder, folders }: Pick<SessionRequest, 'currentFolder' | 'folders'>,
): SessionRequest {
  return {
    ...{ output: 'text', colors: true, currentFolder, folders },
    environment: setVariables(process.env),
    allowedVariables: [],
    allowedHosts: readSettings().scriptHosts,
    ...{ culture: 'en-US', timeZone: null },
    ...{ width: 120, timeLimit, user },
  };
}
