import {
  Hover,
  type HoverProvider,
  languages,
  MarkdownString,
  type Position,
  Range,
  type TextDocument,
} from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { SyncService } from '../../service/api/syncService.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import { commandIds, logLanguage } from '../ids.ts';
import { linksIn } from './logMarks.ts';
import { siteOfLog } from './siteOfLog.ts';
import { articleHover, updateHover } from './updateHover.ts';

/** What the updates are that logs of this window's sites name. No service is started for it. */
export class UpdateHovers implements HoverProvider, Disposable {
  readonly #door: ServiceDoor;
  readonly #dataFolder: () => string | undefined;
  readonly #registered: Disposable;

  constructor(door: ServiceDoor, dataFolder: () => string | undefined) {
    this.#door = door;
    this.#dataFolder = dataFolder;
    this.#registered = languages.registerHoverProvider({ language: logLanguage }, this);
  }

  async provideHover(document: TextDocument, { line, character }: Position): Promise<Hover | undefined> {
    const siteCode = siteOfLog(document.uri, this.#dataFolder());
    const { state } = this.#door;
    if (siteCode === undefined || state.kind !== 'open') return undefined;
    const { text } = document.lineAt(line);
    const mark = linksIn(text).find(({ start, end }) => start <= character && character <= end);
    if (mark === undefined) return undefined;
    const named = text.slice(mark.start, mark.end);
    const shown =
      mark.kind === 'article' ? articleHover(named) : await updateShown(state.service, siteCode, named);
    if (shown === undefined) return undefined;
    const markdown = new MarkdownString(shown);
    markdown.isTrusted = { enabledCommands: [commandIds.openUpdate] };
    return new Hover(markdown, new Range(line, mark.start, line, mark.end));
  }

  dispose(): void {
    this.#registered.dispose();
  }
}

/** A log also names what never came into the site database: nothing is known of that. */
async function updateShown(service: SyncService, siteCode: string, id: string): Promise<string | undefined> {
  try {
    return updateHover(await service.update({ id: id.toLowerCase(), siteCode }));
  } catch (error) {
    if (error instanceof SyncError && error.key === 'notFound') return undefined;
    throw error;
  }
}
