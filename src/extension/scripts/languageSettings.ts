import { extensions, workspace } from 'vscode';
import { prefix } from '../ids.ts';
import { scriptLanguage } from './powerShellDocument.ts';

/** Microsoft's extension for PowerShell: it has language features of its own. */
const powerShellExtension = 'ms-vscode.powershell';

/** Scripts that are written for this host whatever else is installed. */
export const hostScripts = '**/*.sync.ps1';

/** Documents of PowerShell's language, in files of a pattern alone where it has one. */
export interface ScriptFilter {
  readonly language: string;
  readonly pattern?: string;
}

/** Which documents those are that language features are offered for. */
export function offeredFilter(offered: 'all' | 'host'): ScriptFilter {
  return { language: scriptLanguage, ...(offered === 'host' ? { pattern: hostScripts } : {}) };
}

/** For which scripts language features are offered: all, those for this host alone, or none. */
export function offeredScripts(): 'all' | 'host' | 'none' {
  const set = workspace.getConfiguration(prefix).get<unknown>('scripts.languageFeatures');
  if (set === 'on') return 'all';
  if (set === 'off') return 'none';
  return extensions.getExtension(powerShellExtension) === undefined ? 'all' : 'host';
}
