import { workspace } from 'vscode';
import { type CheckedSettings, checkedSettings, type ExtensionSettings } from './checkedSettings.ts';
import { prefix } from './ids.ts';

/** Reads the settings as they are now, and which of them cannot be used. */
export function lookAtSettings(): CheckedSettings {
  const configuration = workspace.getConfiguration(prefix);
  return checkedSettings((name) => configuration.get<unknown>(name));
}

/** Reads the settings as they are now. What cannot be used counts as not set; `tellUnusableSettings` says so. */
export function readSettings(): ExtensionSettings {
  return lookAtSettings().settings;
}

/** Keeps the answer “don't ask again” for every window of this user. */
export async function stopConfirming(): Promise<void> {
  await workspace.getConfiguration(prefix).update('confirmSynchronization', false, true);
}

/** Keeps what becomes of the service when VS Code is closed, for every window of this user. */
export async function keepServiceAfterClose(choice: 'keepRunning' | 'end'): Promise<void> {
  await workspace.getConfiguration(prefix).update('serviceAfterClose', choice, true);
}

/** Keeps the files of root certificates that the service trusts, for every window of this machine. */
export async function keepCertificateAuthorities(files: readonly string[]): Promise<void> {
  await workspace.getConfiguration(prefix).update('certificateAuthorities', files, true);
}

/** Keeps the answer “don't show again” to notifications of failures, for every window of this user. */
export async function stopFailureNotifications(): Promise<void> {
  await workspace.getConfiguration(prefix).update('failureNotifications', false, true);
}
