import { workspace } from 'vscode';
import { prefix } from './ids.ts';

/** The extension's own settings, as far as they are set to something usable. */
export interface ExtensionSettings {
  /** Absolute path of the data folder; undefined for the default one. */
  readonly dataFolder: string | undefined;
  /** Whether a synchronization is asked about before it starts. */
  readonly confirmSynchronization: boolean;
  /** What becomes of a service with a schedule when VS Code is closed. */
  readonly serviceAfterClose: 'ask' | 'keepRunning' | 'end';
  /** Hosts of the network that scripts may reach. */
  readonly scriptHosts: readonly string[];
  /** PEM files of root certificates that the service trusts besides the system's, absolute paths. */
  readonly certificateAuthorities: readonly string[];
}

/** Reads the settings as they are now. Values of the wrong type count as not set: the manifest's schema marks them in the editor. */
export function readSettings(): ExtensionSettings {
  const configuration = workspace.getConfiguration(prefix);
  const folder = configuration.get<unknown>('dataFolder');
  const after = configuration.get<unknown>('serviceAfterClose');
  const authorities = configuration.get<unknown>('certificateAuthorities');
  const confirm = configuration.get<unknown>('confirmSynchronization');
  const hosts = configuration.get<unknown>('scripts.allowedHosts');
  return {
    dataFolder: typeof folder === 'string' && folder.trim() !== '' ? folder.trim() : undefined,
    confirmSynchronization: confirm !== false,
    serviceAfterClose: after === 'keepRunning' || after === 'end' ? after : 'ask',
    scriptHosts: Array.isArray(hosts) ? hosts.filter((host) => typeof host === 'string') : [],
    certificateAuthorities: Array.isArray(authorities)
      ? authorities.filter((file) => typeof file === 'string' && file.trim() !== '')
      : [],
  };
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
