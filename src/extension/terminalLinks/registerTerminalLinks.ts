import { commands, l10n, TerminalLink, window } from 'vscode';
import type { Disposable } from '../../base/disposable.ts';
import type { ExtensionParts } from '../extensionParts.ts';
import type { HierarchyView } from '../hierarchy/hierarchyView.ts';
import { commandIds } from '../ids.ts';
import { inBackground } from '../inBackground.ts';
import { type TerminalMark, terminalMarks } from './terminalMarks.ts';

class MarkedLink extends TerminalLink {
  readonly mark: TerminalMark;

  constructor(mark: TerminalMark) {
    super(
      mark.start,
      mark.length,
      mark.kind === 'site' ? l10n.t('Show in Site Hierarchy') : l10n.t('Open Update'),
    );
    this.mark = mark;
  }
}

/** Links in terminals: articles open the update, sites are shown in the hierarchy. A line is looked at as it stands: no service is started before a click. */
export function registerTerminalLinks(
  { hierarchy, diagnostics }: ExtensionParts,
  view: Pick<HierarchyView, 'reveal'>,
): Disposable {
  const isSite = (code: string): boolean =>
    hierarchy.snapshot.sites.some(({ siteCode }) => siteCode === code);
  return window.registerTerminalLinkProvider({
    provideTerminalLinks: ({ line }) => terminalMarks(line, isSite).map((mark) => new MarkedLink(mark)),
    handleTerminalLink: (link) => {
      if (!(link instanceof MarkedLink)) return;
      const { mark } = link;
      const opening =
        mark.kind === 'site'
          ? view.reveal(mark.siteCode)
          : commands.executeCommand(commandIds.openUpdate, mark.article);
      inBackground(opening, diagnostics);
    },
  });
}
