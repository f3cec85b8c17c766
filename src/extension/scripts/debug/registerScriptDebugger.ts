import {
  debug,
  type DebugConfiguration,
  DebugAdapterInlineImplementation,
  l10n,
  Uri,
  window,
  workspace,
} from 'vscode';
import { type Disposable, DisposableList } from '../../../base/disposable.ts';
import { registerCommand } from '../../commands/registerCommand.ts';
import type { ExtensionParts } from '../../extensionParts.ts';
import { commandIds, scriptDebugType } from '../../ids.ts';
import type { DebuggedRuns } from './debuggedRuns.ts';
import { scriptLanguage } from '../powerShellDocument.ts';

/** The debugger of scripts: the button, F5 without a launch.json, and launch.json; loaded when it is first used. */
export function registerScriptDebugger(parts: ExtensionParts, runs: DebuggedRuns): Disposable {
  const disposables = new DisposableList();
  disposables.add(registerCommand(commandIds.debugScript, parts.diagnostics, (given) => debugScript(given)));
  disposables.add(
    debug.registerDebugConfigurationProvider(scriptDebugType, {
      resolveDebugConfiguration: (_folder, configuration) => completed(configuration),
    }),
  );
  disposables.add(
    debug.registerDebugAdapterDescriptorFactory(scriptDebugType, {
      createDebugAdapterDescriptor: async () => {
        const { ScriptDebugSession } = await import('./scriptDebugSession.ts');
        // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- an adapter has dispose(), no more, of VS Code's Disposable
        return new DebugAdapterInlineImplementation(new ScriptDebugSession(parts, runs));
      },
    }),
  );
  return disposables;
}

async function debugScript(given: unknown): Promise<boolean> {
  const script = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
  if (script === undefined) return false;
  return debug.startDebugging(workspace.getWorkspaceFolder(script), launchOf(script.fsPath));
}

function launchOf(script: string): DebugConfiguration {
  return { type: scriptDebugType, request: 'launch', name: l10n.t('Debug Script'), script };
}

/** A configuration with the script of the editor where it names none; undefined, said once, where nothing can be debugged. */
async function completed(configuration: DebugConfiguration): Promise<DebugConfiguration | undefined> {
  const { mayRun } = await import('../runScript.ts');
  if (!mayRun()) return undefined;
  const given: unknown = configuration['script'];
  if (typeof given === 'string' && given !== '') return configuration;
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== scriptLanguage || document.isUntitled) {
    await window.showInformationMessage(l10n.t('Open the script that is to be debugged, and save it.'));
    return undefined;
  }
  return { ...launchOf(document.uri.fsPath), ...configuration, ...launchNames(configuration, document.uri) };
}

/** What a configuration that VS Code makes up for F5 leaves empty. */
function launchNames(configuration: DebugConfiguration, script: Uri): DebugConfiguration {
  const { type, request, name } = launchOf(script.fsPath);
  return {
    type: configuration.type || type,
    request: configuration.request || request,
    name: configuration.name || name,
    script: script.fsPath,
  };
}
