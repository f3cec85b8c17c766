import type { LanguageTexts } from './languageTexts.ts';

/** The sample catalog in French. */
export const french: LanguageTexts = {
  language: 'fr',
  titles: {
    cumulative: '{month} Mise à jour cumulative pour {subject} pour les systèmes {arch} (KB{kb})',
    preview: '{month} Aperçu de la mise à jour cumulative pour {subject} pour les systèmes {arch} (KB{kb})',
    dotnetFramework:
      '{month} Mise à jour cumulative pour .NET Framework 3.5 et 4.8.1 pour {subject} pour {arch} (KB{kb})',
    definition:
      'Mise à jour de la veille de sécurité pour {subject} - KB2267602 (version {version}) - Canal actuel (étendu)',
    platform:
      'Mise à jour de la plateforme anti-programme malveillant {subject} - KB4052623 (version {version}) - Canal actuel (étendu)',
    driver: '{subject} - {version}',
    office: 'Mise à jour de sécurité pour {subject} (KB{kb})',
    officeCritical: 'Mise à jour critique pour {subject} (KB{kb})',
    clickToRun: '{subject} pour l’édition {arch} ({version})',
    removalTool: '{subject} {arch} - v{version} (KB890830)',
    sqlCumulative: '{subject} RTM mise à jour cumulative (CU) {version} KB{kb}',
    sqlServicePack: '{subject} Service Pack {version} (KB{kb})',
    featureUpdate: 'Mise à jour des fonctionnalités vers {subject}, version {version} ({arch})',
    edge: 'Mise à jour de {subject} pour les éditions {arch} (build {version})',
    exchange: 'Mise à jour de sécurité {version} pour {subject} (KB{kb})',
    dotnet: '{month} {subject} {version} mise à jour de sécurité pour client {arch} (KB{kb})',
    visualStudio: 'Mise à jour de {subject} version {version}',
    sharePoint: 'Mise à jour de sécurité pour {subject} Core (KB{kb})',
    systemCenter: 'Correctif cumulatif {version} pour {subject} (KB{kb})',
    critical: 'Mise à jour pour {subject} pour les systèmes {arch} (KB{kb})',
    dynamicUpdate:
      '{month} Mise à jour dynamique d’installation pour {subject} pour les systèmes {arch} (KB{kb})',
    powerShell: '{subject} v{version} ({arch})',
    featurePack: '{subject} {version} (KB{kb})',
    tool: '{subject} {version}',
    product: 'Mise à jour pour {subject} (KB{kb})',
  },
  descriptions: {
    security:
      'Un exemple de mise à jour de sécurité. Elle ferme des failles par lesquelles quelqu’un pourrait prendre le contrôle de l’ordinateur. Un redémarrage peut être nécessaire.',
    quality: 'Un exemple de mise à jour de qualité. Elle corrige des erreurs et rend le produit plus fiable.',
    definition:
      'Un exemple de mise à jour de définitions. Elle actualise les descriptions qui permettent de reconnaître les logiciels indésirables et ne peut pas être supprimée.',
    driver: 'Un exemple de mise à jour de pilote pour {subject}, version {version}.',
    upgrade:
      'Un exemple de mise à niveau vers la version suivante avec toutes ses fonctionnalités. Des termes de licence s’appliquent ; l’ordinateur redémarre plusieurs fois.',
    product: 'Un exemple de mise à jour de {subject}.',
  },
  revised: 'Cette description a été révisée au mois {month}.',
  uninstallNotes: 'La mise à jour peut être supprimée sous « Mises à jour installées » dans les Paramètres.',
  category: 'Mises à jour pour {title}.',
};
