import type { Cmdlet } from '../../script/commands/cmdlet.ts';
import { SyncError } from '../../domain/errors/syncError.ts';
import type { CommandRuntime } from '../../script/commands/commandRuntime.ts';
import { oneOf } from '../../script/commands/parameterChecks.ts';
import { CustomObject, customObject } from '../../script/values/customObject.ts';
import type { UpdateView } from '../../service/api/updates.ts';
import { matching } from '../configurationManager/softwareUpdate.ts';
import { domainCmdlet } from '../domainCmdlet.ts';
import { texts } from '../values.ts';
import { updateServices } from './namespaces.ts';
import { givenServer, serverParameter } from './serverCmdlets.ts';
import type { WsusDoor } from './wsusDoor.ts';
import { productsOf, WsusUpdate } from './wsusUpdate.ts';

const updateClass = 'Microsoft.UpdateServices.Commands.WsusUpdate';

/** Get-WsusUpdate: one update by id, or those of a kind. Computers tell nothing here: every -Status selects the same. */
export function getWsusUpdate(door: WsusDoor): Cmdlet {
  return domainCmdlet({
    name: 'Get-WsusUpdate',
    module: updateServices,
    syntax: {
      Scoped: `${serverParameter} [-Approval <String>] [-Classification <String>] [-Status <String>]`,
      ID: `-UpdateId <Guid> [-RevisionNumber <Int32>] ${serverParameter}`,
    },
    parameters: {
      Approval: { checks: [oneOf('Approved', 'Unapproved', 'AnyExceptDeclined', 'Declined')] },
      Classification: { checks: [oneOf('All', 'Critical', 'Security', 'WSUS')] },
      Status: {
        checks: [
          oneOf(
            ...([
              'NoStatus',
              'InstalledOrNotApplicable',
              'InstalledOrNotApplicableOrNoStatus',
              'Failed',
            ] as const),
            ...(['Needed', 'FailedOrNeeded', 'Any'] as const),
          ),
        ],
      },
      UpdateServer: { pipeline: 'value' },
    },
    ignored: { Status: 'clients do not report here' },
    outputs: [updateClass],
    process: (runtime) => {
      const server = givenServer(runtime, door);
      const id = runtime.string('UpdateId');
      if (id !== undefined) {
        runtime.write(wrapped(server.one(id.toLowerCase())));
        return;
      }
      const fits = condition(runtime);
      const { siteCode } = server.site;
      const products = productsOf(server.door);
      for (const view of matching(door.service, { siteCode }))
        if (fits(view)) runtime.write(wrapped(new WsusUpdate(server.door, siteCode, view, products)));
    },
  });
}

/** Deny-WsusUpdate: declines updates. */
export function denyWsusUpdate(): Cmdlet {
  return domainCmdlet({
    name: 'Deny-WsusUpdate',
    module: updateServices,
    syntax: '-Update <PSObject> [-WhatIf] [-Confirm]',
    parameters: { Update: { pipeline: 'value' } },
    process: (runtime) => {
      const { door, siteCode, view } = unwrapped(runtime);
      if (runtime.shouldProcess(view.title, 'Decline'))
        door.service.declineUpdate({ id: view.updateId, siteCode });
    },
  });
}

/** Approve-WsusUpdate: always refused, as updates are not approved here. */
export function approveWsusUpdate(): Cmdlet {
  return domainCmdlet({
    name: 'Approve-WsusUpdate',
    module: updateServices,
    syntax: '-Update <PSObject> -Action <String> -TargetGroupName <String> [-WhatIf] [-Confirm]',
    parameters: {
      Action: { checks: [oneOf('Install', 'Uninstall', 'NotApproved', 'All')] },
      Update: { pipeline: 'value' },
    },
    process: (runtime) => {
      const { view } = unwrapped(runtime);
      throw new SyncError(
        'invalidRequest',
        `${view.title} cannot be approved: updates that are not declined go to the servers below, and no computer installs from here`,
      );
    },
  });
}

/** Get-WsusComputer: there are none. */
export function getWsusComputer(): Cmdlet {
  return domainCmdlet({
    name: 'Get-WsusComputer',
    module: updateServices,
    syntax: `[-All] [-NameIncludes <String>] ${serverParameter}`,
    parameters: { UpdateServer: { pipeline: 'value' } },
    process: (runtime) => {
      runtime.writeWarning('Clients do not scan here: there are no computers.');
    },
  });
}

function condition(runtime: CommandRuntime): (update: UpdateView) => boolean {
  const classification = (runtime.string('Classification') ?? 'All').toLowerCase();
  const approval = (runtime.string('Approval') ?? 'AnyExceptDeclined').toLowerCase();
  const wanted = new Map([
    ['critical', 'Critical Updates'],
    ['security', 'Security Updates'],
  ]).get(classification);
  return (update) => {
    if (approval === 'approved' || classification === 'wsus') return false;
    if (wanted !== undefined && update.classification !== wanted) return false;
    return update.state.includes('declined') === (approval === 'declined');
  };
}

function wrapped(update: WsusUpdate): CustomObject {
  const { view } = update;
  return customObject(
    [
      ['Title', view.title],
      ['Classification', view.classification],
      ['InstalledOrNotApplicablePercentage', 0],
      ['Approved', update.has('declined') ? 'Declined' : 'NotApproved'],
      ['UpdateId', view.updateId],
      ['Products', texts(view.products)],
      ['Update', update],
    ],
    updateClass,
  );
}

function unwrapped(runtime: CommandRuntime): WsusUpdate {
  const given = runtime.value('Update');
  const found = given instanceof CustomObject ? given.note('Update') : given;
  if (found instanceof WsusUpdate) return found;
  throw new SyncError('invalidRequest', '-Update is what Get-WsusUpdate returns');
}
