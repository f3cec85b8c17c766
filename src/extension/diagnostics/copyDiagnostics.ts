import os from 'node:os';
import process from 'node:process';
import { env, l10n, version, window } from 'vscode';
import { asSyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import { extensionVersion } from '../door/extensionVersion.ts';
import { currentDataFolder } from '../door/openDoor.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { type Diagnostics, diagnosticsReport } from './diagnosticsReport.ts';

/** Failures that are handed on: enough to see a pattern. */
const mostFailures = 10;

/** Copy Diagnostics: versions, service, sites with states, last failures and settings without secrets, as Markdown on the clipboard. */
export async function copyDiagnostics(parts: ExtensionParts): Promise<void> {
  await env.clipboard.writeText(diagnosticsReport(await read(parts), os.homedir()));
  await window.showInformationMessage(
    l10n.t(
      'Diagnostics were copied, without secrets. Names of servers stand in them: read them before you hand them on.',
    ),
  );
}

/** Somebody who has trouble may have no service: none is started, and what cannot be read is left out. */
async function read({ door, context, diagnostics }: ExtensionParts): Promise<Diagnostics> {
  const { state } = door;
  const given: Diagnostics = {
    versions: [
      ['Software Update Sync', extensionVersion(context)],
      [
        'VS Code',
        `${version} (${env.appHost}${env.remoteName === undefined ? '' : `, remote ${env.remoteName}`})`,
      ],
      ['Node.js', process.version],
      ['System', `${os.type()} ${os.release()} ${os.arch()}`],
    ],
    ...{ dataFolder: currentDataFolder(), connection: state.kind },
    ...(state.kind === 'failed' ? { error: state.error } : {}),
  };
  if (state.kind !== 'open') return given;
  const of = async <K extends keyof Diagnostics>(
    name: K,
    reading: Promise<Diagnostics[K]>,
  ): Promise<Partial<Diagnostics>> => {
    try {
      return { [name]: await reading };
    } catch (error) {
      diagnostics.error(asSyncError(error));
      return {};
    }
  };
  const { service } = state;
  const read = await Promise.all([
    of('service', door.serviceState()),
    of('sites', service.sites()),
    of('status', service.status()),
    of('alerts', service.alerts()),
    of('failures', lastFailures(service)),
    of('settings', service.settings()),
  ]);
  return read.reduce<Diagnostics>((all, part) => ({ ...all, ...part }), given);
}

async function lastFailures(service: SyncService) {
  const { items } = await service.runs({ limit: 200 });
  return items.filter(({ outcome }) => outcome === 'failed').slice(0, mostFailures);
}
