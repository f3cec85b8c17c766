import { NetList } from '../../values/netList.ts';
import { items } from '../arguments.ts';
import { TypeBuilder } from '../typeBuilder.ts';
import { addListMembers, change, listOf } from './listMembers.ts';
import { listInterfaces } from './listTypes.ts';

const name = 'System.Collections.Specialized.StringCollection';

/** StringCollection: a list of texts. */
export const stringCollectionType = () =>
  addListMembers(
    new TypeBuilder(name, listOf, { interfaces: listInterfaces, typeArguments: [['T', 'System.String']] }),
    'int',
  )
    .method('void AddRange(string[] value)', (list, [more], context) => {
      const added = items(more);
      change(list, context, added.length, (all) => all.push(...added));
      return null;
    })
    .constructs('()', () => new NetList([], name, 'System.String'))
    .build();
