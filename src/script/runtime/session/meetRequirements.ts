import type { RequiredModule, Requirements } from '../../syntax/requires.ts';
import { type ErrorCategory, scriptError } from '../../values/errorRecord.ts';
import type { Frame } from '../execution.ts';
import { isModuleNotFound, newestFirst } from '../modules/findModule.ts';

/** The session of a script with requirements. */
export interface RequiringSession {
  isBuiltInModule(name: string): boolean;
  /** Loads a module of a version that is accepted. Throws a Modules_Module… error where there is none. */
  useModule(name: string, frame: Frame, accepts: (version: string) => boolean): void;
}

/** The version of PowerShell whose language and commands a session has. */
export const languageVersion = '7.6.9';

/**
 * Loads the modules that the `#Requires` lines of a script name. Throws ScriptRequiresException, in PowerShell's words, where they ask for what is not
 * here.
 */
export function meetRequirements(
  { version, editions, modules }: Requirements,
  script: string,
  session: RequiringSession,
  frame: Frame,
): void {
  const refusal = (id: string, reason: string, category: ErrorCategory = 'ResourceUnavailable') =>
    scriptError(`ScriptRequires${id}`, `The script '${script}' cannot be run because ${reason}`, category, {
      target: script,
      type: 'System.Management.Automation.ScriptRequiresException',
    });
  if (version !== null && newestFirst(languageVersion, version) > 0)
    throw refusal(
      'UnmatchedPSVersion',
      `it contained a "#requires" statement for PowerShell ${dotted(version)}. The version of PowerShell that is required by the script does not match the currently running version of PowerShell ${languageVersion}.`,
    );
  if (editions.length > 0 && !editions.some((edition) => edition.toLowerCase() === 'core'))
    throw refusal(
      'UnmatchedPSEdition',
      `it contained a "#requires" statement for PowerShell editions '${editions.join(', ')}'. The edition of PowerShell that is required by the script does not match the currently running PowerShell Core edition.`,
      'NotSpecified',
    );
  for (const module of modules)
    if (!isThere(module, session, frame))
      throw refusal(
        'MissingModules',
        `the following modules that are specified by the "#requires" statements of the script are missing: The module '${module.name}' cannot be found${versionText(module)}..`,
      );
}

/** A version has two parts at least. */
function dotted(version: string): string {
  return version.includes('.') ? version : `${version}.0`;
}

/** Those of the host are there in every version: their commands are what matters. */
function isThere(module: RequiredModule, session: RequiringSession, frame: Frame): boolean {
  if (session.isBuiltInModule(module.name)) return true;
  try {
    session.useModule(module.name, frame, (version) => isWithin(version, module));
    return true;
  } catch (error) {
    if (isModuleNotFound(error)) return false;
    throw error;
  }
}

/** Whether a version is one that a requirement takes. */
export function isWithin(version: string, module: RequiredModule): boolean {
  const { requiredVersion, minimumVersion, maximumVersion } = module;
  // `2.*` is all that begins with 2.
  const highest = maximumVersion?.replace('*', String(2 ** 31 - 1)) ?? null;
  return (
    (requiredVersion === null || newestFirst(requiredVersion, version) === 0) &&
    (minimumVersion === null || newestFirst(minimumVersion, version) >= 0) &&
    (highest === null || newestFirst(version, highest) >= 0)
  );
}

/** ` with ModuleVersion '1.3' and MaximumVersion '1.9'`; empty where any version would do. */
function versionText({ requiredVersion, minimumVersion, maximumVersion }: RequiredModule): string {
  const named = [
    ['ModuleVersion', minimumVersion],
    ['MaximumVersion', maximumVersion],
    ['RequiredVersion', requiredVersion],
  ].flatMap(([name, version]) => (version === null ? [] : [`${name} '${version}'`]));
  return named.length === 0 ? '' : ` with ${named.join(' and ')}`;
}
