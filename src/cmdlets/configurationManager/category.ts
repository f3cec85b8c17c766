import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { nameTest } from '../nameTest.ts';
import type { CustomObject } from '../../script/values/customObject.ts';
import type { CategoryView } from '../../service/api/subscription.ts';
import type { CmdletDoor } from '../cmdletDoor.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { resultObject } from '../resultObject.ts';
import { configurationManager } from './module.ts';

/** Get-CMSoftwareUpdateCategory: classifications, companies, families and products; IsSubscribed says what is synchronized. */
export function getSoftwareUpdateCategory({ service }: CmdletDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-CMSoftwareUpdateCategory',
    module: configurationManager,
    syntax: {
      ByName: '[-Fast] [-Name <String>] [-TypeName <String>]',
      ById: '-Id <String> [-Fast]',
      ByUniqueId: '-UniqueId <String> [-Fast]',
    },
    parameters: {
      Id: { aliases: ['CategoryInstanceID'] },
      Name: { aliases: ['LocalizedCategoryInstanceName', 'CategoryName'] },
      TypeName: { aliases: ['CategoryTypeName'] },
      UniqueId: { aliases: ['CategoryInstance_UniqueID'] },
    },
    outputs: ['IResultObject#SMS_UpdateCategoryInstance'],
    process: (runtime) => {
      const byName = nameTest(runtime, 'Name');
      const byType = nameTest(runtime, 'TypeName');
      const id = (runtime.string('Id') ?? runtime.string('UniqueId'))?.replace(/^.*:/, '').toLowerCase();
      for (const category of [...service.classifications(), ...service.products({})])
        if (byName(category.name) && byType(category.type) && (id === undefined || category.id === id))
          runtime.write(categoryObject(category));
    },
  });
}

function categoryObject(category: CategoryView): CustomObject {
  return resultObject('SMS_UpdateCategoryInstance', {
    LocalizedCategoryInstanceName: category.name,
    CategoryTypeName: category.type,
    CategoryInstance_UniqueID: `${category.type}:${category.id}`,
    CategoryInstanceID: category.id,
    ParentCategoryInstanceID: category.parent,
    IsSubscribed: category.selected,
    AllowSubscription: !category.retired,
    IsNew: category.isNew,
  });
}
