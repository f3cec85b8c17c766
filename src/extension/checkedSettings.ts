/** The extension's own settings, as far as they are set to something usable. */
export interface ExtensionSettings {
  /** Absolute path of the data folder; undefined for the default one. */
  readonly dataFolder: string | undefined;
  /** Whether a synchronization is asked about before it starts. */
  readonly confirmSynchronization: boolean;
  /** Whether failures that nobody waits for are told by a notification. */
  readonly failureNotifications: boolean;
  /** What becomes of a service with a schedule when VS Code is closed. */
  readonly serviceAfterClose: 'ask' | 'keepRunning' | 'end';
  /** How often observed logs are looked at while they are shown (ms). */
  readonly observedInterval: number;
  /** Hosts of the network that scripts may reach. */
  readonly scriptHosts: readonly string[];
  /** PEM files of root certificates that the service trusts besides the system's, absolute paths. */
  readonly certificateAuthorities: readonly string[];
}

/** Settings, and the names of those whose values cannot be used: their defaults hold. */
export interface CheckedSettings {
  readonly settings: ExtensionSettings;
  readonly unusable: readonly string[];
}

const absolute = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

/** Checks values as they stand in the files of the settings, where anything can stand; `given` has undefined for what is not set. */
export function checkedSettings(given: (name: string) => unknown): CheckedSettings {
  const unusable: string[] = [];
  const checked = <T>(name: string, usable: (value: unknown) => T | undefined, otherwise: T): T => {
    const value = given(name);
    const found = value === undefined ? otherwise : usable(value);
    if (found === undefined) unusable.push(name);
    return found ?? otherwise;
  };
  const settings: ExtensionSettings = {
    dataFolder: checked('dataFolder', folderOf, '') || undefined,
    confirmSynchronization: checked('confirmSynchronization', switchOf, true),
    failureNotifications: checked('failureNotifications', switchOf, true),
    serviceAfterClose: checked('serviceAfterClose', choiceOf, 'ask'),
    observedInterval: checked('observedInterval', secondsOf, 5) * 1000,
    scriptHosts: checked('scripts.allowedHosts', (value) => textsOf(value, () => true), []),
    certificateAuthorities: checked('certificateAuthorities', (value) => textsOf(value, isAbsolute), []),
  };
  return { settings, unusable };
}

function isAbsolute(text: string): boolean {
  return absolute.test(text);
}

function folderOf(value: unknown): string | undefined {
  const folder = typeof value === 'string' ? value.trim() : undefined;
  return folder === undefined || folder === '' || isAbsolute(folder) ? folder : undefined;
}

function switchOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function choiceOf(value: unknown): ExtensionSettings['serviceAfterClose'] | undefined {
  return value === 'ask' || value === 'keepRunning' || value === 'end' ? value : undefined;
}

function secondsOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value <= 3600 ? value : undefined;
}

/** A list with one entry that cannot be used is not used at all: half a list of hosts or roots is no wish of anybody. */
function textsOf(value: unknown, isUsable: (text: string) => boolean): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((text) => typeof text === 'string' && text.trim() !== '' && isUsable(text));
  return texts.length === value.length ? texts : undefined;
}
