import { plainAttributeName } from './attributeName.ts';

const names: ReadonlySet<string> = new Set([
  ...['parameter', 'alias', 'cmdletbinding', 'outputtype', 'supportswildcards', 'psdefaultvalue'],
  ...['argumentcompleter', 'argumentcompletions', 'allownull', 'allowemptystring', 'allowemptycollection'],
  ...['validatenotnull', 'validatenotnullorempty', 'validatenotnullorwhitespace', 'validaterange'],
  ...['validatelength', 'validatecount', 'validateset', 'validatepattern', 'validatescript'],
  ...['validatedrive', 'validateuserdrive', 'validatetrusteddata', 'pstypename', 'experimental'],
  ...['credential', 'argumenttransformation', 'norunspaceaffinity'],
  ...['dscresource', 'dscproperty', 'dsclocalconfigurationmanager', 'notdscresource'],
  ...['flags', 'obsolete', 'serializable', 'nonserialized', 'attributeusage', 'cmdletbinding', 'cmdlet'],
  ...['diagnostics.codeanalysis.suppressmessage', 'diagnostics.codeanalysis.excludefromcodecoverage'],
  ...['componentmodel.description', 'componentmodel.displayname', 'componentmodel.defaultvalue'],
  ...['suppressmessage', 'excludefromcodecoverage', 'typeconverter', 'xml.serialization.xmlignore'],
]);

/** Whether a name is one of an attribute of .NET or PowerShell that a script can write, with or without namespace and ending. */
export function isKnownAttribute(name: string): boolean {
  return names.has(plainAttributeName(name));
}
