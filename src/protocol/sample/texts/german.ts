import type { LanguageTexts } from './languageTexts.ts';

/** The sample catalog in German. */
export const german: LanguageTexts = {
  language: 'de',
  titles: {
    cumulative: '{month} Kumulatives Update für {subject} für {arch}-basierte Systeme (KB{kb})',
    preview: '{month} Vorschau auf kumulatives Update für {subject} für {arch}-basierte Systeme (KB{kb})',
    dotnetFramework:
      '{month} Kumulatives Update für .NET Framework 3.5 und 4.8.1 für {subject} für {arch} (KB{kb})',
    definition:
      'Security Intelligence-Update für {subject} – KB2267602 (Version {version}) – Aktueller Kanal (allgemein)',
    platform:
      'Update für die Antischadsoftwareplattform von {subject} – KB4052623 (Version {version}) – Aktueller Kanal (allgemein)',
    driver: '{subject} - {version}',
    office: 'Sicherheitsupdate für {subject} (KB{kb})',
    officeCritical: 'Wichtiges Update für {subject} (KB{kb})',
    clickToRun: '{subject} für die {arch}-basierte Edition ({version})',
    removalTool: '{subject} {arch} – v{version} (KB890830)',
    sqlCumulative: '{subject} RTM kumulatives Update (CU) {version} KB{kb}',
    sqlServicePack: '{subject} Service Pack {version} (KB{kb})',
    featureUpdate: 'Funktionsupdate für {subject}, Version {version} ({arch})',
    edge: '{subject}-Update für {arch}-basierte Editionen (Build {version})',
    exchange: 'Sicherheitsupdate {version} für {subject} (KB{kb})',
    dotnet: '{month} {subject} {version} Sicherheitsupdate für {arch}-Client (KB{kb})',
    visualStudio: '{subject} Version {version} – Update',
    sharePoint: 'Sicherheitsupdate für {subject} Core (KB{kb})',
    systemCenter: 'Updaterollup {version} für {subject} (KB{kb})',
    critical: 'Update für {subject} für {arch}-basierte Systeme (KB{kb})',
    dynamicUpdate: '{month} Dynamisches Setup-Update für {subject} für {arch}-basierte Systeme (KB{kb})',
    powerShell: '{subject} v{version} ({arch})',
    featurePack: '{subject} {version} (KB{kb})',
    tool: '{subject} {version}',
    product: 'Update für {subject} (KB{kb})',
  },
  descriptions: {
    security:
      'Ein Sicherheitsupdate als Beispiel. Es schließt Lücken, durch die jemand die Kontrolle über den Computer erlangen könnte. Danach kann ein Neustart nötig sein.',
    quality: 'Ein Qualitätsupdate als Beispiel. Es behebt Fehler und macht das Produkt zuverlässiger.',
    definition:
      'Ein Definitionsupdate als Beispiel. Es aktualisiert die Beschreibungen, an denen unerwünschte Software erkannt wird, und kann nicht entfernt werden.',
    driver: 'Ein Treiberupdate als Beispiel für {subject}, Version {version}.',
    upgrade:
      'Ein Upgrade als Beispiel auf die nächste Version mit allen Funktionen. Es gelten Lizenzbedingungen; der Computer startet mehrmals neu.',
    product: 'Ein Update als Beispiel für {subject}.',
  },
  revised: 'Diese Beschreibung wurde im Monat {month} überarbeitet.',
  uninstallNotes: 'Das Update kann in den Einstellungen unter „Installierte Updates“ entfernt werden.',
  category: 'Updates für {title}.',
};
