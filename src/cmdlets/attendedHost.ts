import type { SessionMessage } from '../script/host/hostMessages.ts';
import type { SessionOutput } from '../script/host/sessionOutput.ts';
import { StopThrow } from '../script/runtime/completion.ts';
import type { ConfirmAnswer, ScriptHost } from '../script/runtime/session/scriptHost.ts';
import { type Screen, unattendedHost } from './unattendedHost.ts';

const answers: ReadonlyMap<string, ConfirmAnswer> = new Map<string, ConfirmAnswer>([
  ['', 'yes'],
  ['y', 'yes'],
  ['yes', 'yes'],
  ['a', 'yesToAll'],
  ['yes to all', 'yesToAll'],
  ['n', 'no'],
  ['no', 'no'],
  ['l', 'noToAll'],
  ['no to all', 'noToAll'],
]);

const confirmPrompt = '[Y] Yes  [A] Yes to All  [N] No  [L] No to All  [?] Help (default is "Y"): ';
const confirmHelp =
  'Y - Continue with only the next step of the operation.\nA - Continue with all the steps of the operation.\nN - Skip this operation and proceed with the next operation.\nL - Skip this operation and all subsequent operations.\n';

/** Whoever sits before a shell: questions are shown as PowerShell's console shows them, and asked again until they are answered. */
export function attendedHost(
  screen: Screen,
  { output, post }: { readonly output: SessionOutput; readonly post: (message: SessionMessage) => void },
  ask: (prompt: string, secret: boolean) => string | null,
): ScriptHost {
  const tell = (text: string): void => {
    output.write('output', text);
  };
  const answered = (prompt: string, secret = false): string => {
    const answer = ask(prompt, secret);
    if (answer === null) throw new StopThrow('canceled', 'Nobody answered');
    return answer;
  };
  return {
    ...unattendedHost(screen, output, post),
    confirm(caption, question) {
      const sure = question.startsWith('Performing the operation')
        ? 'Are you sure you want to perform this action?\n'
        : '';
      tell(`\n${caption}\n${sure}${question}\n`);
      for (;;) {
        const answer = answers.get(answered(confirmPrompt).trim().toLowerCase());
        if (answer !== undefined) return answer;
        tell(confirmHelp);
      }
    },
    readLine: (prompt, secret) => answered(prompt, secret),
    choose(caption, message, choices, preset) {
      tell(`\n${caption}\n${message}\n`);
      const keys = choices.map((choice) => (/&(.)/su.exec(choice)?.[1] ?? choice).toLowerCase());
      const words = choices.map((choice) => choice.replace('&', ''));
      const shown = words.map((word, index) => `[${(keys[index] ?? '').toUpperCase()}] ${word}`).join('  ');
      const fallback = preset < 0 ? '' : ` (default is "${(keys[preset] ?? '').toUpperCase()}")`;
      for (;;) {
        const answer = answered(`${shown}${fallback}: `).trim().toLowerCase();
        if (answer === '' && preset >= 0) return preset;
        const index = keys.findIndex((key, at) => key === answer || words[at]?.toLowerCase() === answer);
        if (index !== -1) return index;
      }
    },
  };
}
