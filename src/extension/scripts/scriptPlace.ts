import path from 'node:path';
import { type Uri, workspace } from 'vscode';
import type { SessionRequest } from '../../cmdlets/sessionRequest.ts';

/** Where a script of the editor runs, and the folders that it may read and write below: those of the workspace, and that of its file. */
export function scriptPlace(uri: Uri): Pick<SessionRequest, 'currentFolder' | 'folders'> {
  const folders = workspacePaths();
  const own = uri.scheme === 'file' ? [path.dirname(uri.fsPath)] : [];
  const currentFolder = workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? own[0] ?? folders[0] ?? '/';
  return { currentFolder, folders: [...new Set([...folders, ...own])] };
}

/** Where what belongs to no file runs: in the first folder of the workspace, over all of them. */
export function workspacePlace(): Pick<SessionRequest, 'currentFolder' | 'folders'> {
  const folders = workspacePaths();
  return { currentFolder: folders[0] ?? '/', folders };
}

function workspacePaths(): readonly string[] {
  return (workspace.workspaceFolders ?? [])
    .filter((folder) => folder.uri.scheme === 'file')
    .map((folder) => folder.uri.fsPath);
}
