/** Variables that PowerShell sets by itself, in lower case. A script that assigns to one of the first group fails or loses what it wrote. */
export const readOnlyVariables: ReadonlySet<string> = new Set([
  ...['?', 'error', 'executioncontext', 'false', 'home', 'host', 'iscoreclr', 'islinux', 'ismacos'],
  ...['iswindows', 'null', 'pid', 'psculture', 'psedition', 'pshome', 'psuiculture', 'psversiontable'],
  ...['shellid', 'true', 'enabledexperimentalfeatures'],
]);

/** Those that a script can assign to, though what PowerShell puts there is lost. */
export const automaticVariables: ReadonlySet<string> = new Set([
  ...['$', '^', '_', 'args', 'consolefilename', 'event', 'eventargs', 'eventsubscriber', 'foreach', 'input'],
  ...['lastexitcode', 'matches', 'myinvocation', 'nestedpromptlevel', 'profile', 'psboundparameters'],
  ...['pscmdlet', 'pscommandpath', 'psdebugcontext', 'psitem', 'psscriptroot', 'pssenderinfo', 'pwd'],
  ...['sender', 'sourceargs', 'sourceeventargs', 'stacktrace', 'switch', 'this', 'testdrive'],
]);

/** Those that tell PowerShell how to behave: they are read by it, not by the script. */
export const preferenceVariables: ReadonlySet<string> = new Set([
  ...['confirmpreference', 'debugpreference', 'erroractionpreference', 'errorview', 'formatenumerationlimit'],
  ...['informationpreference', 'maximumhistorycount', 'ofs', 'outputencoding', 'progresspreference'],
  ...['psdefaultparametervalues', 'psmoduleautoloadingpreference', 'psnativecommandargumentpassing'],
  ...['psnativecommanduseerroractionpreference', 'psstyle', 'transcript', 'verbosepreference'],
  ...['warningpreference', 'whatifpreference', 'psemailserver', 'pssessionoption'],
  ...['pssessionapplicationname', 'pssessionconfigurationname'],
]);

/** Whether a name is one that PowerShell gives its meaning. */
export function isBuiltInVariable(name: string): boolean {
  const key = name.toLowerCase();
  return readOnlyVariables.has(key) || automaticVariables.has(key) || preferenceVariables.has(key);
}
