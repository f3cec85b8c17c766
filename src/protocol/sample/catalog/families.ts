/** The company that everything belongs to. */
export const microsoft = {
  id: '56309036-4c77-4dd9-951a-99ee9c246a94',
  revision: 101,
  title: 'Microsoft',
} as const;

/** Product families: id, revision, title. */
export const families = {
  windows: ['6964aab4-c5b5-43bd-a17d-ffb4346a8e1d', 100, 'Windows'],
  office: ['477b856e-65c4-4473-b621-a8b230bb70d9', 100, 'Office'],
  sqlServer: ['0a4c6c73-8887-4d7f-9cbe-d08fa8fa9d1e', 100, 'SQL Server'],
  exchange: ['352f9494-d516-4b40-a21a-cd2416098982', 100, 'Exchange'],
  developerTools: [
    '48ce8c86-6850-4f68-8e9d-7dc8535ced60',
    101,
    'Developer Tools, Runtimes, and Redistributables',
  ],
  systemCenter: ['26a5d0a5-b108-46f1-93fa-f2a9cf10d029', 100, 'System Center'],
  powerShell: ['fca452fc-9a11-ca4a-bf3e-0a0cef82a80e', 200, 'PowerShell'],
  adminCenter: ['a871ee2d-7499-6719-3781-8c63a1642990', 200, 'Windows Admin Center'],
  silverlight: ['fe729f7e-3945-11dc-8e0c-cd1356d89593', 100, 'Silverlight'],
  linuxSubsystem: ['79d72fdc-efcd-4911-8d4f-a3f00c69bdf4', 200, 'Windows Subsystem for Linux'],
  skype: ['8fdc8b60-9e7c-4275-8668-198f89a64df6', 200, 'Skype for Business'],
  azureFileSync: ['9d6f2556-534f-047e-5ec9-91bf0da81a75', 200, 'Azure File Sync'],
} as const;

/** Name of a family in the table. */
export type FamilyKey = keyof typeof families;
