import os from 'node:os';
import process from 'node:process';
import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { ConnectedService } from '../../service/connectedService.ts';
import { dataFolder } from '../../service/dataFolder.ts';
import { usableSharedFolder } from '../../service/sharedFolder.ts';
import { inBackground } from '../inBackground.ts';
import { neededToken, type RemotePlace, remotePlace } from '../remote/remotePlaces.ts';
import { readSettings } from '../settings.ts';
import { extensionVersion } from './extensionVersion.ts';
import { readableRoots } from './rootCertificates.ts';
import { serviceCommand } from './serviceCommand.ts';

/** What opening a door takes. */
export interface OpenDoorOptions {
  readonly context: ExtensionContext;
  readonly diagnostics: LogOutputChannel;
  readonly start: 'ifNeeded' | 'never';
}

/**
 * Connects to the service on another machine that was chosen, else to that of the data folder that the settings name; the code is loaded here, when
 * it is first needed.
 */
export async function openDoor(options: OpenDoorOptions): Promise<ConnectedService> {
  const { context, diagnostics, start } = options;
  const place = remotePlace(context);
  if (place !== undefined) return openRemote(options, place);
  const { connectService } = await import('../../service/connectService.ts');
  const folder = currentDataFolder();
  diagnostics.info(`Connecting to the service of data folder ${folder}`);
  const warn = (text: string): void => {
    diagnostics.warn(text);
    inBackground(window.showWarningMessage(text), diagnostics);
  };
  const roots = await readableRoots(readSettings().certificateAuthorities, ({ message }) => {
    warn(message);
  });
  const connected = await connectService({
    ...{ folder, start },
    version: extensionVersion(context),
    command: serviceCommand(
      context.extensionPath,
      folder,
      roots.map(({ file }) => file),
    ),
    onNotice: warn,
  });
  // One that runs already was started by somebody else.
  if (roots.length > 0)
    await connected.service.trustCertificates({ certificates: roots.map(({ text }) => text) });
  return connected;
}

/** Where this window works: the setting, else the folder every door takes. */
export function currentDataFolder(): string {
  return dataFolder(readSettings().dataFolder, {
    environment: process.env,
    platform: process.platform,
    homeFolder: os.homedir(),
    currentFolder: os.homedir(),
    sharedFolder: usableSharedFolder(process.platform, process.env),
  });
}

/** The data folder whose hierarchy this window works with; undefined where that is one on another machine. */
export function ownDataFolder(context: ExtensionContext): string | undefined {
  return remotePlace(context) === undefined ? currentDataFolder() : undefined;
}

/** Which hierarchy this window works with: the data folder, or the URL of the service on another machine. */
export function currentPlace(context: ExtensionContext): string {
  return remotePlace(context)?.url ?? currentDataFolder();
}

async function openRemote(
  { context, diagnostics }: OpenDoorOptions,
  { url, pin }: RemotePlace,
): Promise<ConnectedService> {
  const token = await neededToken(context, url);
  const { connectRemote } = await import('../../service/remote/connectRemote.ts');
  diagnostics.info(`Connecting to ${url}`);
  return connectRemote({
    ...{ url, token, version: extensionVersion(context), certificateAuthorities: [] },
    ...(pin === undefined ? {} : { pin }),
    onNotice: (text) => {
      diagnostics.warn(text);
    },
  });
}
