import {
  MarkdownString,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  env,
  l10n,
  window,
} from 'vscode';
import { type Disposable, DisposableList } from '../../base/disposable.ts';
import { commandLink } from '../documents/markdownText.ts';
import type { ServiceDoor } from '../door/serviceDoor.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import type { HierarchyModel } from '../hierarchy/hierarchyModel.ts';
import { commandIds, prefix, viewIds } from '../ids.ts';
import { presenceOf } from './presence.ts';

/** The one item in the status bar: when the hierarchy synchronizes next, how far it is, or that it failed. */
export class StatusBar implements Disposable {
  readonly #door: ServiceDoor;
  readonly #hierarchy: HierarchyModel;
  readonly #place: () => string;
  readonly #disposables = new DisposableList();
  readonly #item: StatusBarItem;

  constructor({ door, hierarchy, place }: Pick<ExtensionParts, 'door' | 'hierarchy' | 'place'>) {
    this.#door = door;
    this.#hierarchy = hierarchy;
    this.#place = place;
    this.#item = this.#disposables.add(
      window.createStatusBarItem(`${prefix}.status`, StatusBarAlignment.Left),
    );
    this.#item.name = 'Software Update Sync';
    this.#item.command = `${viewIds.hierarchy}.focus`;
    const render = (): void => {
      this.#render();
    };
    this.#disposables.add(door.onDidChange(render));
    this.#disposables.add(hierarchy.onDidChange(render));
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #render(): void {
    const presence = presenceOf(this.#door.state, this.#hierarchy.snapshot, {
      ...{ moment, place: this.#place() },
    });
    if (presence === undefined) {
      this.#item.hide();
      return;
    }
    this.#item.text = presence.text;
    this.#item.accessibilityInformation = { label: presence.spoken };
    this.#item.backgroundColor = presence.isFailed
      ? new ThemeColor('statusBarItem.errorBackground')
      : undefined;
    const tooltip = new MarkdownString(`${presence.tooltip}\n\n${links(presence.siteCode)}`, true);
    tooltip.isTrusted = { enabledCommands: [commandIds.synchronize, commandIds.showLog, commandIds.refresh] };
    this.#item.tooltip = tooltip;
    this.#item.show();
  }
}

function links(siteCode: string | undefined): string {
  return siteCode === undefined
    ? commandLink(l10n.t('Retry'), commandIds.refresh)
    : [
        commandLink(l10n.t('Synchronize Software Updates'), commandIds.synchronize),
        commandLink(l10n.t('Show wsyncmgr.log'), commandIds.showLog, siteCode),
      ].join(' · ');
}

/** A time as this machine's clock shows it; the day where it is not today's. */
function moment(time: number): string {
  const date = new Date(time);
  const isToday = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(env.language, {
    ...(isToday ? {} : { weekday: 'short', month: 'short', day: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}
