import type { LanguageTexts } from './languageTexts.ts';

/** The sample catalog in English. */
export const english: LanguageTexts = {
  language: 'en',
  titles: {
    cumulative: '{month} Cumulative Update for {subject} for {arch}-based Systems (KB{kb})',
    preview: '{month} Cumulative Update Preview for {subject} for {arch}-based Systems (KB{kb})',
    dotnetFramework:
      '{month} Cumulative Update for .NET Framework 3.5 and 4.8.1 for {subject} for {arch} (KB{kb})',
    definition:
      'Security Intelligence Update for {subject} - KB2267602 (Version {version}) - Current Channel (Broad)',
    platform:
      'Update for {subject} antimalware platform - KB4052623 (Version {version}) - Current Channel (Broad)',
    driver: '{subject} - {version}',
    office: 'Security Update for {subject} (KB{kb})',
    officeCritical: 'Critical Update for {subject} (KB{kb})',
    clickToRun: '{subject} for {arch} based Edition ({version})',
    removalTool: '{subject} {arch} - v{version} (KB890830)',
    sqlCumulative: '{subject} RTM Cumulative Update (CU) {version} KB{kb}',
    sqlServicePack: '{subject} Service Pack {version} (KB{kb})',
    featureUpdate: 'Feature update to {subject}, version {version} ({arch})',
    edge: '{subject} Update for {arch} based Editions (Build {version})',
    exchange: 'Security Update {version} For {subject} (KB{kb})',
    dotnet: '{month} {subject} {version} Security Update for {arch} Client (KB{kb})',
    visualStudio: '{subject} version {version} update',
    sharePoint: 'Security Update for {subject} Core (KB{kb})',
    systemCenter: 'Update Rollup {version} for {subject} (KB{kb})',
    critical: 'Update for {subject} for {arch}-based Systems (KB{kb})',
    dynamicUpdate: '{month} Setup Dynamic Update for {subject} for {arch}-based Systems (KB{kb})',
    powerShell: '{subject} v{version} ({arch})',
    featurePack: '{subject} {version} (KB{kb})',
    tool: '{subject} {version}',
    product: 'Update for {subject} (KB{kb})',
  },
  descriptions: {
    security:
      'A sample security update. It closes weaknesses through which somebody could gain control over the computer. A restart may be needed afterwards.',
    quality: 'A sample quality update. It corrects errors and makes the product more reliable.',
    definition:
      'A sample definition update. It brings the descriptions by which unwanted software is recognized up to date and cannot be removed.',
    driver: 'A sample driver update for {subject}, version {version}.',
    upgrade:
      'A sample upgrade to the next version with all its features. License terms apply; the computer restarts several times.',
    product: 'A sample update of {subject}.',
  },
  revised: 'This description was revised in {month}.',
  uninstallNotes: 'The update can be removed under Installed updates in the Settings.',
  category: 'Updates for {title}.',
};
