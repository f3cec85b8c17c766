/** Pages of Microsoft that explain codes and troubles, without a language, so that each reader gets the own one. */
export const documentation = {
  systemErrors: 'https://learn.microsoft.com/windows/win32/debug/system-error-codes',
  winHttp: 'https://learn.microsoft.com/windows/win32/winhttp/error-messages',
  windowsUpdate: 'https://learn.microsoft.com/windows/deployment/update/windows-update-error-reference',
  synchronization:
    'https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/troubleshoot-software-update-synchronization',
  wsusMaintenance:
    'https://learn.microsoft.com/troubleshoot/mem/configmgr/update-management/wsus-maintenance-guide',
} as const;
