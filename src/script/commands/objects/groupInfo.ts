import { NetList } from '../../values/netList.ts';
import { NetObject, type Value } from '../../values/value.ts';

const listOfObjects = 'System.Collections.ObjectModel.Collection`1[[System.Management.Automation.PSObject]]';

/** Microsoft.PowerShell.Commands.GroupInfo: the objects of one value; GroupInfoNoElement where they are not kept. */
export class GroupInfo extends NetObject {
  readonly typeName: string;
  readonly name: string;
  readonly values: NetList;
  readonly group: NetList;
  count = 0;

  constructor(name: string, values: readonly Value[], keepsElements: boolean) {
    super();
    this.name = name;
    this.values = new NetList([...values]);
    this.group = new NetList([], listOfObjects);
    this.typeName = `Microsoft.PowerShell.Commands.GroupInfo${keepsElements ? '' : 'NoElement'}`;
  }

  add(object: Value, keeps: boolean): void {
    this.count++;
    if (keeps) this.group.items.push(object);
  }
}
