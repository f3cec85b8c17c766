import os from 'node:os';
import path from 'node:path';
import { l10n, Uri, window, workspace } from 'vscode';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import { askText } from '../input/askText.ts';
import { remotePlace } from '../remote/remotePlaces.ts';
import { isAbsolutePath, type TravelingKind, typedPaths, withEnding } from './packageKind.ts';

/** Asks where a file is to be written: a dialog, or a path on the machine of the service where that is another one. */
export async function askTarget(
  { context }: Pick<ExtensionParts, 'context'>,
  { title, name, kind }: { readonly title: string; readonly name: string; readonly kind: TravelingKind },
): Promise<string | undefined> {
  const remote = remotePlace(context);
  if (remote !== undefined) {
    const answer = await askText({
      ...{ title, placeHolder: `/srv/packages/${name}` },
      prompt: l10n.t('Path on the machine of {0}, where its service writes the file', remote.url),
      problem: (text) => pathProblem(text),
    });
    return answer.kind === 'answered' ? withEnding(answer.value.trim(), kind) : undefined;
  }
  const target = await window.showSaveDialog({
    ...{ title, filters: { [kindNames()[kind]]: [kind] }, saveLabel: l10n.t('Write') },
    defaultUri: Uri.file(path.join(startFolder(), name)),
  });
  return target === undefined ? undefined : withEnding(fileOf(target), kind);
}

/** Asks which packages are meant; paths on the machine of the service where that is another one. Empty where somebody left. */
export async function askPackages(
  { context }: Pick<ExtensionParts, 'context'>,
  title: string,
): Promise<readonly string[]> {
  const remote = remotePlace(context);
  if (remote !== undefined) {
    const answer = await askText({
      ...{ title, placeHolder: '/srv/packages/CS1-2026-11-24.susync' },
      prompt: l10n.t('Path of the package on the machine of {0}; several apart by semicolons', remote.url),
      problem: (text) => {
        const files = typedPaths(text);
        return files.length === 0 ? pathProblem('') : files.map(pathProblem).find((problem) => problem);
      },
    });
    return answer.kind === 'answered' ? typedPaths(answer.value) : [];
  }
  const chosen = await window.showOpenDialog({
    ...{ title, canSelectMany: true, openLabel: l10n.t('Look at It') },
    filters: { [l10n.t('Packages')]: ['susync', 'cab'] },
    defaultUri: Uri.file(startFolder()),
  });
  return (chosen ?? []).map(fileOf);
}

/** Asks which wanted list is meant; undefined where somebody left. */
export async function askWantedList(
  { context }: Pick<ExtensionParts, 'context'>,
  title: string,
): Promise<string | undefined> {
  const remote = remotePlace(context);
  if (remote !== undefined) {
    const answer = await askText({
      ...{ title, placeHolder: '/srv/packages/wanted.json' },
      prompt: l10n.t('Path of the wanted list on the machine of {0}', remote.url),
      problem: (text) => pathProblem(text),
    });
    return answer.kind === 'answered' ? answer.value.trim() : undefined;
  }
  const [chosen] =
    (await window.showOpenDialog({
      ...{ title, openLabel: l10n.t('Use'), filters: { [kindNames().json]: ['json'] } },
      defaultUri: Uri.file(startFolder()),
    })) ?? [];
  return chosen === undefined ? undefined : fileOf(chosen);
}

/** Paths of the files that a command was called for, in the Explorer or by a page: the selected ones when the clicked one is among them. */
export function givenPackages(given: readonly unknown[]): readonly string[] {
  const [clicked, selected] = given;
  if (!(clicked instanceof Uri)) return [];
  const several = Array.isArray(selected) ? selected.filter((one) => one instanceof Uri) : [];
  const files = several.some((one) => one.toString() === clicked.toString()) ? several : [clicked];
  return files.map(fileOf);
}

/** The path of a file that the service here can read. Throws `invalidRequest` for what is no file of this machine. */
export function fileOf(uri: Uri): string {
  if (uri.scheme === 'file') return uri.fsPath;
  throw new SyncError('invalidRequest', `${uri.toString(true)} is no file of this machine`);
}

function kindNames(): Readonly<Record<TravelingKind, string>> {
  return {
    susync: l10n.t('Catalog package of Software Update Sync'),
    cab: l10n.t('Package of wsusutil'),
    json: l10n.t('Wanted list'),
  };
}

function pathProblem(text: string): string | undefined {
  return isAbsolutePath(text.trim())
    ? undefined
    : l10n.t('An absolute path, such as /srv/packages/x.susync or D:\\Packages\\x.susync');
}

function startFolder(): string {
  const [folder] = workspace.workspaceFolders ?? [];
  return folder?.uri.scheme === 'file' ? folder.uri.fsPath : os.homedir();
}
