import { scriptError } from '../../values/errorRecord.ts';

const validation = ['errormessage'];

/** Properties that attributes have, by the lower-case name of the attribute; those of others are not looked into. */
const properties: ReadonlyMap<string, readonly string[]> = new Map([
  ['alias', []],
  [
    'cmdletbinding',
    [
      ...['confirmimpact', 'defaultparametersetname', 'helpuri', 'positionalbinding', 'remotingcapability'],
      ...['supportspaging', 'supportsshouldprocess', 'supportstransactions'],
    ],
  ],
  [
    'parameter',
    [
      ...['dontshow', 'experimentaction', 'experimentname', 'helpmessage', 'helpmessagebasename'],
      ...['helpmessageresourceid', 'mandatory', 'parametersetname', 'position', 'valuefrompipeline'],
      ...['valuefrompipelinebypropertyname', 'valuefromremainingarguments'],
    ],
  ],
  ['validatecount', []],
  ['validatelength', []],
  ['validatenotnull', []],
  ['validatenotnullorempty', []],
  ['validatepattern', [...validation, 'options']],
  ['validaterange', []],
  ['validatescript', validation],
  ['validateset', [...validation, 'ignorecase']],
]);

/** Throws PowerShell's error of a property that an attribute does not have; it names CmdletBinding, whatever the attribute is. */
export function checkAttributeProperty(attribute: string, property: string): void {
  if (properties.get(attribute)?.includes(property.toLowerCase()) !== false) return;
  throw scriptError(
    'PropertyNotFoundForType',
    `Property '${property}' cannot be found for type 'System.Management.Automation.CmdletBindingAttribute'.`,
    'InvalidOperation',
  );
}
