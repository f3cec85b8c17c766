import os from 'node:os';
import process from 'node:process';
import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { ConnectedService } from '../../service/connectedService.ts';
import { dataFolder } from '../../service/dataFolder.ts';
import { usableSharedFolder } from '../../service/sharedFolder.ts';
import { inBackground } from '../inBackground.ts';
import { readSettings } from '../settings.ts';
import { serviceCommand } from './serviceCommand.ts';

/** What opening a door takes. */
export interface OpenDoorOptions {
  readonly context: ExtensionContext;
  readonly diagnostics: LogOutputChannel;
  readonly start: 'ifNeeded' | 'never';
}

/** Connects to the service of the data folder that the settings name; its code is loaded here, when it is first needed. */
export async function openDoor({ context, diagnostics, start }: OpenDoorOptions): Promise<ConnectedService> {
  const { connectService } = await import('../../service/connectService.ts');
  const folder = currentDataFolder();
  diagnostics.info(`Connecting to the service of data folder ${folder}`);
  return connectService({
    ...{ folder, start },
    version: versionOf(context),
    command: serviceCommand(context.extensionPath, folder),
    onNotice: (text) => {
      diagnostics.warn(text);
      inBackground(window.showWarningMessage(text), diagnostics);
    },
  });
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

function versionOf({ extension }: ExtensionContext): string {
  const manifest: unknown = extension.packageJSON;
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : '';
  return String(version);
}
