import { memberDefinitionType, groupTypes, measureTypes } from './objects/objectTypes.ts';
import type { NetType } from '../types/netType.ts';
import { enumType } from '../types/typeBuilder.ts';
import { webResponseTypes } from './web/webResponseTypes.ts';
import { matchTypes } from './text/matchTypes.ts';

/** The types of what the cmdlets of the language write. */
export const commandTypes: readonly NetType[] = [
  memberDefinitionType(),
  ...groupTypes(),
  ...measureTypes(),
  ...matchTypes(),
  ...webResponseTypes(),
  enumType('Microsoft.PowerShell.Commands.DisplayHintType', { Date: 0, Time: 1, DateTime: 2 }),
];
