import * as l10n from '@vscode/l10n';

/** What the types of sites are called. */
export const siteTypeNames = {
  cas: l10n.t('Central administration site'),
  primary: l10n.t('Primary site'),
  secondary: l10n.t('Secondary site'),
} as const;
