import * as l10n from '@vscode/l10n';
import type { PackagePageCheck, PackagePageTrust } from '../../src/contract/packagePage.ts';

/** How something is to be taken: its sign says it without color. */
export type Tone = 'good' | 'bad' | 'attention' | 'neutral';

/** A verdict in words. */
export interface Verdict {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

/** Sign of each tone. */
export const signs: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', attention: '!', neutral: '…' };

/** Whether every byte is as it should be. */
export function checkVerdict(check: PackagePageCheck): Verdict {
  switch (check.kind) {
    case 'open':
      return { tone: 'neutral', title: l10n.t('Not checked'), text: '' };
    case 'canceled':
      return {
        ...{ tone: 'attention', title: l10n.t('Not checked') },
        text: l10n.t('The check was canceled. An import checks everything in any case.'),
      };
    case 'running':
      return { tone: 'neutral', title: l10n.t('Checking'), text: check.text };
    case 'passed':
      return {
        ...{ tone: 'good', title: l10n.t('Intact') },
        text: l10n.t('All of it was read, and is as it was written.'),
      };
    case 'failed':
      return {
        ...{ tone: 'bad', title: l10n.t('Cannot be used') },
        text: `${check.message}. ${check.remedy}`,
      };
  }
}

/** Who signed it, and what that means here. */
export function signatureVerdict(trust: PackagePageTrust, signer: string): Verdict {
  switch (trust) {
    case 'own':
    case 'trusted':
      return { tone: 'good', title: l10n.t('Signer trusted'), text: l10n.t('Signed by {0}.', signer) };
    case 'unknown':
      return {
        ...{ tone: 'attention', title: l10n.t('Signer unknown') },
        text: l10n.t(
          'Signed by {0}. An import offers to trust it: compare the fingerprint with that of susync key show at its source first.',
          signer,
        ),
      };
    case 'distrusted':
      return {
        ...{ tone: 'bad', title: l10n.t('Signer distrusted') },
        text: l10n.t('Signed by {0}. It is not imported.', signer),
      };
    case 'unsigned':
      return {
        ...{ tone: 'attention', title: l10n.t('Not signed') },
        text: l10n.t('Nothing shows where it comes from. An import has to be wanted all the same.'),
      };
    case 'none':
      return {
        ...{ tone: 'neutral', title: l10n.t('No signature') },
        text: l10n.t('Packages of wsusutil bear none: bring them over a way that you trust.'),
      };
  }
}
