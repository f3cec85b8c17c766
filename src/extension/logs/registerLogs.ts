import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { registerCommand } from '../commands/registerCommand.ts';
import { ownDataFolder } from '../door/openDoor.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { commandIds } from '../ids.ts';
import { ComparisonLenses } from './comparisonLenses.ts';
import { LogDigests } from './logDigests.ts';
import { LogLanguage } from './logLanguage.ts';
import { SiteLogs } from './siteLogs.ts';
import { UpdateHovers } from './updateHovers.ts';

/** Logs: those of sites as output channels, and what an editor offers in logs of the formats of Configuration Manager. */
export function registerLogs(parts: ExtensionParts): Disposable {
  const { context, door, changes, diagnostics } = parts;
  const disposables = new DisposableList();
  const logs = disposables.add(new SiteLogs({ ...parts, memory: context.workspaceState }));
  const digests = new LogDigests();
  const dataFolder = () => ownDataFolder(context);
  disposables.add(new LogLanguage(diagnostics, digests));
  disposables.add(new ComparisonLenses({ door, changes, digests, dataFolder }));
  disposables.add(new UpdateHovers(door, dataFolder));
  disposables.add(
    registerCommand(commandIds.showLog, diagnostics, async (...given) =>
      (await import('../commands/showLog.ts')).showLog(parts, logs, given),
    ),
  );
  return disposables;
}
