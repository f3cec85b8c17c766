/** A member of a new manifest: what is told of it, its name, and how its value is written. */
export interface ManifestLine {
  readonly comment: string;
  readonly name: string;
  /** `text` in quotes; `list` of texts; `modules` by name or table; `flag`. */
  readonly kind: 'text' | 'list' | 'modules' | 'flag';
}

function line(name: string, kind: ManifestLine['kind'], comment: string): ManifestLine {
  return { name, kind, comment };
}

const edition = 'This prerequisite is valid for the PowerShell Desktop edition only.';
const forExports = (what: string): string =>
  `for best performance, do not use wildcards and do not delete the entry, use an empty array if there are no ${what} to export.`;

/** The members before PrivateData, in the order in which they are written. */
export const leadingLines: readonly ManifestLine[] = [
  line('RootModule', 'text', 'Script module or binary module file associated with this manifest.'),
  line('ModuleVersion', 'text', 'Version number of this module.'),
  line('CompatiblePSEditions', 'list', 'Supported PSEditions'),
  line('GUID', 'text', 'ID used to uniquely identify this module'),
  line('Author', 'text', 'Author of this module'),
  line('CompanyName', 'text', 'Company or vendor of this module'),
  line('Copyright', 'text', 'Copyright statement for this module'),
  line('Description', 'text', 'Description of the functionality provided by this module'),
  line('PowerShellVersion', 'text', 'Minimum version of the PowerShell engine required by this module'),
  line('PowerShellHostName', 'text', 'Name of the PowerShell host required by this module'),
  line('PowerShellHostVersion', 'text', 'Minimum version of the PowerShell host required by this module'),
  line(
    'DotNetFrameworkVersion',
    'text',
    `Minimum version of Microsoft .NET Framework required by this module. ${edition}`,
  ),
  line(
    'ClrVersion',
    'text',
    `Minimum version of the common language runtime (CLR) required by this module. ${edition}`,
  ),
  line('ProcessorArchitecture', 'text', 'Processor architecture (None, X86, Amd64) required by this module'),
  line(
    'RequiredModules',
    'modules',
    'Modules that must be imported into the global environment prior to importing this module',
  ),
  line('RequiredAssemblies', 'list', 'Assemblies that must be loaded prior to importing this module'),
  line(
    'ScriptsToProcess',
    'list',
    "Script files (.ps1) that are run in the caller's environment prior to importing this module.",
  ),
  line('TypesToProcess', 'list', 'Type files (.ps1xml) to be loaded when importing this module'),
  line('FormatsToProcess', 'list', 'Format files (.ps1xml) to be loaded when importing this module'),
  line(
    'NestedModules',
    'modules',
    'Modules to import as nested modules of the module specified in RootModule/ModuleToProcess',
  ),
  line('FunctionsToExport', 'list', `Functions to export from this module, ${forExports('functions')}`),
  line('CmdletsToExport', 'list', `Cmdlets to export from this module, ${forExports('cmdlets')}`),
  line('VariablesToExport', 'list', 'Variables to export from this module'),
  line('AliasesToExport', 'list', `Aliases to export from this module, ${forExports('aliases')}`),
  line('DscResourcesToExport', 'list', 'DSC resources to export from this module'),
  line('ModuleList', 'modules', 'List of all modules packaged with this module'),
  line('FileList', 'list', 'List of all files packaged with this module'),
];

/** What is told of PrivateData. */
export const privateDataComment =
  'Private data to pass to the module specified in RootModule/ModuleToProcess. This may also contain a PSData hashtable with additional module metadata used by PowerShell.';

/** The members of PSData. */
export const publishedLines: readonly ManifestLine[] = [
  line('Tags', 'list', 'Tags applied to this module. These help with module discovery in online galleries.'),
  line('LicenseUri', 'text', 'A URL to the license for this module.'),
  line('ProjectUri', 'text', 'A URL to the main website for this project.'),
  line('IconUri', 'text', 'A URL to an icon representing this module.'),
  line('ReleaseNotes', 'text', 'ReleaseNotes of this module'),
  line('Prerelease', 'text', 'Prerelease string of this module'),
  line(
    'RequireLicenseAcceptance',
    'flag',
    'Flag to indicate whether the module requires explicit user acceptance for install/update/save',
  ),
  line('ExternalModuleDependencies', 'list', 'External dependent modules of this module'),
];

/** The members behind PrivateData. */
export const trailingLines: readonly ManifestLine[] = [
  line('HelpInfoURI', 'text', 'HelpInfo URI of this module'),
  line(
    'DefaultCommandPrefix',
    'text',
    'Default prefix for commands exported from this module. Override the default prefix using Import-Module -Prefix.',
  ),
];
