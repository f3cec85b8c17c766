import { window } from 'vscode';
import type { AskUser } from '../../../script/shell/shellOwner.ts';

/** Asks in a box of its own: the debug console, which has shown what is asked about, takes expressions alone. */
export const askInBox: AskUser = async (prompt, secret) => {
  const answer = await window.showInputBox({ prompt, password: secret, ignoreFocusOut: true });
  return answer ?? null;
};
