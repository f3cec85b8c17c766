const subjects = {
  en: ['upgrades', 'service packs', 'feature packs'],
  de: ['Upgrades', 'Service Packs', 'Feature Packs'],
} as const;

/** The license terms of the sample catalog's upgrades (0), service packs (1) and feature packs (2). */
export function licenseText(license: number, language: keyof typeof subjects): string {
  const subject = subjects[language][license] ?? '';
  return language === 'de'
    ? `LIZENZBEDINGUNGEN (BEISPIEL)\r\n\r\nDieser Text steht an der Stelle der Lizenzbedingungen für ${subject}. Er gehört zum Beispielkatalog, begründet keine Rechte und keine Pflichten und dient dazu, das Herunterladen und Annehmen von Lizenzbedingungen zu erproben.\r\n\r\n1. Sie dürfen diesen Text lesen, kopieren und weitergeben.\r\n2. Wer ihn annimmt, nimmt nichts an.\r\n`
    : `LICENSE TERMS (SAMPLE)\r\n\r\nThis text stands where the license terms for ${subject} would be. It belongs to the sample catalog, grants no rights, imposes no duties, and exists so that downloading and accepting license terms can be tried.\r\n\r\n1. You may read, copy and pass on this text.\r\n2. Whoever accepts it accepts nothing.\r\n`;
}
