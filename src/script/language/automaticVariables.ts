const readOnlyNames: readonly string[] = [
  ...['?', 'Error', 'ExecutionContext', 'false', 'HOME', 'Host', 'IsCoreCLR', 'IsLinux', 'IsMacOS'],
  ...['IsWindows', 'null', 'PID', 'PSCulture', 'PSEdition', 'PSHOME', 'PSUICulture', 'PSVersionTable'],
  ...['ShellId', 'true', 'enabledexperimentalfeatures'],
];

const automaticNames: readonly string[] = [
  ...['$', '^', '_', 'args', 'consolefilename', 'event', 'EventArgs', 'EventSubscriber', 'foreach'],
  ...['input', 'LASTEXITCODE', 'Matches', 'MyInvocation', 'NestedPromptLevel', 'profile'],
  ...['PSBoundParameters', 'PSCmdlet', 'PSCommandPath', 'PSDebugContext', 'PSItem', 'PSScriptRoot'],
  ...['pssenderinfo', 'PWD', 'Sender', 'SourceArgs', 'SourceEventArgs', 'StackTrace', 'switch', 'this'],
  ...['TestDrive'],
];

const preferenceNames: readonly string[] = [
  ...['ConfirmPreference', 'DebugPreference', 'ErrorActionPreference', 'ErrorView'],
  ...['FormatEnumerationLimit', 'InformationPreference', 'MaximumHistoryCount', 'OFS', 'OutputEncoding'],
  ...['ProgressPreference', 'PSDefaultParameterValues', 'PSModuleAutoLoadingPreference'],
  ...['psnativecommandargumentpassing', 'psnativecommanduseerroractionpreference', 'PSStyle', 'transcript'],
  ...['VerbosePreference', 'WarningPreference', 'WhatIfPreference', 'psemailserver', 'pssessionoption'],
  ...['pssessionapplicationname', 'pssessionconfigurationname'],
];

/** Variables that PowerShell sets by itself, in lower case. A script that assigns to one of these fails or loses what it wrote. */
export const readOnlyVariables: ReadonlySet<string> = lowered(readOnlyNames);

/** Those that a script can assign to, though what PowerShell puts there is lost. */
export const automaticVariables: ReadonlySet<string> = lowered(automaticNames);

/** Those that tell PowerShell how to behave: they are read by it, not by the script. */
const preferenceVariables: ReadonlySet<string> = lowered(preferenceNames);

/** All of them, as they are proposed. */
export const builtInVariables: readonly string[] = [...readOnlyNames, ...automaticNames, ...preferenceNames];

/** Whether a name is one that PowerShell gives its meaning. */
export function isBuiltInVariable(name: string): boolean {
  const key = name.toLowerCase();
  return readOnlyVariables.has(key) || automaticVariables.has(key) || preferenceVariables.has(key);
}

function lowered(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
