import { noUser } from '../script/host/noUser.ts';
import type { SessionMessage } from '../script/host/hostMessages.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import type { ScriptHost } from '../script/runtime/scriptHost.ts';

/** Whoever runs a script without somebody to ask: lines and progress are shown, a question is an error. */
export function unattendedHost(
  kind: 'text' | 'json',
  output: SessionOutput,
  post: (message: SessionMessage) => void,
): ScriptHost {
  return {
    write: (line) => {
      if (kind === 'text') output.write('output', `${line}\n`);
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
