import { noUser } from '../script/host/noUser.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import type { ScriptHost } from '../script/runtime/session/scriptHost.ts';
import type { SessionRequest } from './sessionRequest.ts';

/** What a session is shown on: nothing of it is shown as it is written where all of it becomes one object; a terminal has colors. */
export type Screen = Pick<SessionRequest, 'output' | 'colors'>;

/** Has a terminal go to its beginning and forget all that was written (ECMA-48 CUP and ED; 3 is what xterm adds for the lines above). */
const clearScreen = '\u001b[H\u001b[2J\u001b[3J';

/** Whoever runs a script without somebody to ask: lines and progress are shown, a question is an error. */
export function unattendedHost(
  { output: kind, colors = false }: Screen,
  output: SessionOutput,
  post: (message: SessionMessage) => void,
): ScriptHost {
  return {
    write: (line) => {
      if (kind === 'text') output.write('output', `${line}\n`);
    },
    clear: () => {
      if (kind === 'text' && colors) output.write('output', '', () => clearScreen);
    },
    progress: ({ activity, status, percentComplete, completed }) => {
      if (kind === 'text')
        post({
          kind: 'progress',
          progress: { activity, status, completed, percent: percentComplete < 0 ? null : percentComplete },
        });
    },
    confirm: (_caption, question) => noUser(question),
    readLine: () => noUser(''),
    choose: (_caption, message) => noUser(message),
  };
}
