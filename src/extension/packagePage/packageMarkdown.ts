import * as l10n from '@vscode/l10n';
import type { PackagePageCheck, PackagePageState } from '../../contract/packagePage.ts';
import { factTable, markdownText } from '../documents/markdownText.ts';

/** What is known of a package, as Markdown for a mail or a ticket. */
export function packageMarkdown(state: PackagePageState): string {
  const { title, place, check, signature, facts, files } = state;
  const all: readonly (readonly [string, string])[] = [
    [l10n.t('Folder'), place],
    [l10n.t('Check'), checkText(check)],
    ...(signature === null || signature.trust === 'none'
      ? []
      : [[l10n.t('Signed by'), signature.signer === '' ? l10n.t('nobody') : signature.signer] as const]),
    ...(signature === null || signature.fingerprint === ''
      ? []
      : [[l10n.t('Fingerprint'), signature.fingerprint] as const]),
    ...facts.map(({ name, value }) => [name, value] as const),
  ];
  const more = files.map((file) => `- ${markdownText(file)}`);
  return [
    `# ${markdownText(title)}`,
    '',
    factTable(all),
    ...(more.length === 0 ? [] : ['', l10n.t('## Files'), '', ...more]),
    '',
  ].join('\n');
}

function checkText(check: PackagePageCheck): string {
  switch (check.kind) {
    case 'open':
    case 'running':
    case 'canceled':
      return l10n.t('Not checked');
    case 'passed':
      return l10n.t('Intact');
    case 'failed':
      return `${check.code} ${check.message}`;
  }
}
