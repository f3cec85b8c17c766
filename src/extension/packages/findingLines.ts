import * as l10n from '@vscode/l10n';
import type { ImportFindingView } from '../../service/api/exchange.ts';
import { markdownText } from '../documents/markdownText.ts';

/** What was found, as a section of a document; nothing where nothing was. */
export function findingLines(findings: readonly ImportFindingView[]): readonly string[] {
  return findings.length === 0 ? [] : [l10n.t('## To know'), '', ...findings.map(findingLine), ''];
}

function findingLine({ severity, text, remedy }: ImportFindingView): string {
  const said = markdownText(text);
  if (severity === 'information') return `- ${said}`;
  if (severity === 'warning') return `- ${l10n.t('**Warning:** {0}', said)}`;
  return `- ${l10n.t('**Keeps it out:** {0} {1}', said, markdownText(remedy ?? ''))}`;
}
