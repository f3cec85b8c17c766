import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { CustomObject, customObject } from '../../script/values/customObject.ts';
import { Guid } from '../../script/values/guid.ts';
import type { Value } from '../../script/values/value.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { updateServices } from './namespaces.ts';
import { givenServer, serverParameter } from './serverCmdlets.ts';
import { WsusCategory, wsusCategories, wsusClassifications } from './wsusCategory.ts';
import type { WsusDoor } from './wsusDoor.ts';

const commands = 'Microsoft.UpdateServices.Commands';

/** Get-WsusProduct: every product, whether synchronized or not. */
export function getWsusProduct(door: WsusDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-WsusProduct',
    module: updateServices,
    syntax: `${serverParameter} [-TitleIncludes <String>]`,
    parameters: { UpdateServer: { pipeline: 'value' } },
    outputs: [`${commands}.WsusProduct`],
    process: (runtime) => {
      const words = (runtime.string('TitleIncludes') ?? '').toLowerCase();
      for (const category of wsusCategories(givenServer(runtime, door).door.service))
        if (category.view.name.toLowerCase().includes(words)) runtime.write(wrapped('Product', category));
    },
  });
}

/** Get-WsusClassification: every classification, whether synchronized or not. */
export function getWsusClassification(door: WsusDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-WsusClassification',
    module: updateServices,
    syntax: serverParameter,
    parameters: { UpdateServer: { pipeline: 'value' } },
    outputs: [`${commands}.WsusClassification`],
    process: (runtime) => {
      for (const category of wsusClassifications(givenServer(runtime, door).door.service))
        runtime.write(wrapped('Classification', category));
    },
  });
}

/** Set-WsusProduct: has products synchronized, or with -Disable no longer. */
export function setWsusProduct(door: WsusDoor): Cmdlet {
  return setter(door, 'Product', (ids) => ({ products: ids }));
}

/** Set-WsusClassification: the same of classifications. */
export function setWsusClassification(door: WsusDoor): Cmdlet {
  return setter(door, 'Classification', (ids) => ({ classifications: ids }));
}

/** What the pipeline brings is changed at once, at its end. */
function setter(
  door: WsusDoor,
  kind: 'Product' | 'Classification',
  listOf: (ids: readonly string[]) => object,
): Cmdlet {
  return domainCmdlet({
    name: `Set-Wsus${kind}`,
    module: updateServices,
    syntax: `-${kind} <PSObject> [-Disable] [-WhatIf] [-Confirm]`,
    parameters: { [kind]: { pipeline: 'value' } },
    invocation: (runtime) => {
      const ids: string[] = [];
      return {
        process: () => {
          const { view } = unwrapped(runtime, kind);
          const action = runtime.flag('Disable') ? 'Do not synchronize' : 'Synchronize';
          if (runtime.shouldProcess(view.name, action)) ids.push(view.id);
        },
        end: () => {
          const mode = runtime.flag('Disable') ? 'remove' : 'add';
          if (ids.length > 0) door.service.changeSubscription({ mode, ...listOf(ids) });
        },
      };
    },
  });
}

function wrapped(kind: string, category: WsusCategory): CustomObject {
  const notes: readonly (readonly [string, Value])[] = [
    ['Title', category.view.name],
    ['Id', new Guid(category.view.id)],
    [kind, category],
  ];
  return customObject(notes, `${commands}.Wsus${kind}`);
}

function unwrapped(runtime: CommandRuntime, kind: string): WsusCategory {
  const given = runtime.value(kind);
  const found = given instanceof CustomObject ? given.note(kind) : given;
  if (found instanceof WsusCategory) return found;
  throw new SyncError('invalidRequest', `-${kind} is what Get-Wsus${kind} returns`);
}
