import { NetType } from './netType.ts';
import { emptyFacts } from './typeBuilder.ts';

/** `[pscustomobject]`: of the same name, but a cast to it makes an object of a dictionary. */
export const customObjectCast = new NetType(
  emptyFacts('System.Management.Automation.PSObject', 'System.Object'),
);
