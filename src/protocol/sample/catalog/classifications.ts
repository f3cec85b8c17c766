/** A classification: id and names by language are those every update server shows. */
export interface SampleClassification {
  readonly id: string;
  readonly revision: number;
  readonly titles: Readonly<Record<'en' | 'de' | 'fr' | 'ja', string>>;
}

function classification(
  id: string,
  revision: number,
  en: string,
  de: string,
  fr: string,
  ja: string,
): SampleClassification {
  return { id, revision, titles: { en, de, fr, ja } };
}

/** All classifications. */
export const classifications = {
  critical: classification(
    'e6cf1350-c01b-414d-a61f-263d14d133b4',
    100,
    'Critical Updates',
    'Wichtige Updates',
    'Mises à jour critiques',
    '重要な更新',
  ),
  security: classification(
    '0fa1201d-4330-4fa8-8ae9-b877473b6441',
    100,
    'Security Updates',
    'Sicherheitsupdates',
    'Mises à jour de la sécurité',
    'セキュリティ問題の修正プログラム',
  ),
  definitions: classification(
    'e0789628-ce08-4437-be74-2495b842f43b',
    101,
    'Definition Updates',
    'Definitionsupdates',
    'Mises à jour de définitions',
    '定義更新プログラム',
  ),
  featurePacks: classification(
    'b54e7d24-7add-428f-8b75-90a396fa584f',
    100,
    'Feature Packs',
    'Feature Packs',
    'Feature Packs',
    'Feature Packs',
  ),
  servicePacks: classification(
    '68c5b0a3-d1a6-4553-ae49-01d3a7827828',
    100,
    'Service Packs',
    'Service Packs',
    'Service Packs',
    'Service Packs',
  ),
  tools: classification('b4832bd8-e735-4761-8daf-37f882276dab', 100, 'Tools', 'Tools', 'Outils', 'ツール'),
  updateRollups: classification(
    '28bc880e-0592-4cbf-8f95-c79b17911d5f',
    100,
    'Update Rollups',
    'Updaterollups',
    'Correctifs cumulatifs',
    '修正プログラム集',
  ),
  updates: classification(
    'cd5ffd1e-e932-4e3a-bf74-18bf0b1bbd83',
    100,
    'Updates',
    'Updates',
    'Mises à jour',
    '更新',
  ),
  upgrades: classification(
    '3689bdc8-b205-4af4-8d4a-a63924c5e9d5',
    200,
    'Upgrades',
    'Upgrades',
    'Mises à niveau',
    'アップグレード',
  ),
  drivers: classification(
    'ebfc1fc5-71a4-4f7b-9aca-3b9a503104a0',
    101,
    'Drivers',
    'Treiber',
    'Pilotes',
    'ドライバー',
  ),
  driverSets: classification(
    '77835c8d-62a7-41f5-82ad-f28d1af1e3b1',
    200,
    'Driver Sets',
    'Treibersätze',
    'Jeux de pilotes',
    'ドライバー セット',
  ),
  applications: classification(
    '5c9376ab-8ce6-464a-b136-22113dd69801',
    1,
    'Applications',
    'Anwendungen',
    'Applications',
    'アプリケーション',
  ),
  connectors: classification(
    '434de588-ed14-48f5-8eed-a15e09a991f6',
    100,
    'Connectors',
    'Connectors',
    'Connecteurs',
    'コネクタ',
  ),
  developerKits: classification(
    'e140075d-8433-45c3-ad87-e72345b36078',
    100,
    'Developer Kits',
    'Entwicklungskits',
    'Kits de développement',
    '開発キット',
  ),
  guidance: classification(
    '9511d615-35b2-47bb-927f-f73d8e9260bb',
    100,
    'Guidance',
    'Anleitungen',
    'Aide',
    'ガイダンス',
  ),
  infrastructure: classification(
    '051f8713-e600-4bee-b7b7-690d43c78948',
    100,
    'WSUS Infrastructure Updates',
    'WSUS-Infrastrukturupdates',
    'Mises à jour de l’infrastructure WSUS',
    'WSUS インフラストラクチャの更新',
  ),
} as const;

/** Name of a classification in the table. */
export type ClassificationKey = keyof typeof classifications;
