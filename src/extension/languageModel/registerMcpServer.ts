import * as editor from 'vscode';
import { EventEmitter, workspace } from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { extensionVersion } from '../door/extensionVersion.ts';
import { currentDataFolder } from '../door/openDoor.ts';
import { readableRoots } from '../door/rootCertificates.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { mcpServers, prefix } from '../ids.ts';
import { neededToken, remotePlace } from '../remote/remotePlaces.ts';
import { readSettings } from '../settings.ts';
import { mcpApi, type McpProvider } from './mcpApi.ts';
import { mcpLaunch, type McpPlace, withToken } from './mcpLaunch.ts';

/** Name of the server where VS Code lists it. */
const label = 'Software Update Sync';

/** Offers the server of the Model Context Protocol, where VS Code has a place for such: for the hierarchy of this window, in trusted workspaces alone. */
export function registerMcpServer({ context, door, diagnostics }: ExtensionParts): Disposable {
  const disposables = new DisposableList();
  const api = mcpApi(editor);
  if (api === undefined) return disposables;
  const changed = disposables.add(new EventEmitter<void>());
  const lookAgain = (): void => {
    changed.fire();
  };
  const place = async (): Promise<McpPlace> => {
    const remote = remotePlace(context);
    if (remote !== undefined) return { remote };
    const roots = await readableRoots(readSettings().certificateAuthorities, ({ message }) => {
      diagnostics.warn(message);
    });
    return { dataFolder: currentDataFolder(), authorities: roots.map(({ file }) => file) };
  };
  const launch = async () => mcpLaunch(context.extensionPath, await place());
  disposables.add(workspace.onDidGrantWorkspaceTrust(lookAgain));
  disposables.add(
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(prefix)) lookAgain();
    }),
  );
  // Another service may be that of another machine.
  disposables.add(door.onDidChange(lookAgain));
  const provider: McpProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions: async () =>
      workspace.isTrusted ? [api.definition(label, await launch(), extensionVersion(context))] : [],
    resolveMcpServerDefinition: async (definition) => {
      const remote = remotePlace(context);
      if (remote === undefined) return definition;
      const token = await neededToken(context, remote.url);
      return api.definition(label, withToken(await launch(), token), extensionVersion(context));
    },
  };
  try {
    disposables.add(api.register(mcpServers, provider));
  } catch (error) {
    // Nothing else of the window depends on it.
    diagnostics.warn(`VS Code takes no server of the Model Context Protocol: ${String(error)}`);
  }
  return disposables;
}
