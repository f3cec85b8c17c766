import { formatAnchor, parseAnchor } from '../anchors.ts';
import { guidList } from '../answerText.ts';
import { ServerFault } from '../serverFault.ts';
import type { Operation } from '../serviceCall.ts';

const allComputers = 'a0a08746-4dbe-4a37-9adf-9e7652c0b421';
const unassignedComputers = 'b73ca6ed-5727-47f3-84de-015e03f6a88a';
const noParent = '00000000-0000-0000-0000-000000000000';

const groups =
  group(allComputers, noParent, 'All Computers') +
  group(unassignedComputers, allComputers, 'Unassigned Computers');

/**
 * What a replica mirrors: the two built-in groups, every declined update, every accepted license. These lists are always
 * whole, for a replica deletes groups and un-declines updates that are not in them (MS-WSUSSS 3.2.4.3).
 */
export const getDeployments: Operation = async (call) => {
  call.session();
  const { catalog } = call.context;
  parseAnchor(call.request.textOf('deploymentAnchor'), 'deploymentAnchor');
  if (parseAnchor(call.request.textOf('syncAnchor'), 'syncAnchor') === undefined)
    throw new ServerFault('InvalidParameters', 'syncAnchor');
  const snapshot = await catalog.snapshot();
  const [declined, acceptedEulas] = await Promise.all([snapshot.declined(), snapshot.acceptedEulas()]);
  const anchor = formatAnchor({ generation: snapshot.generation, time: snapshot.published });
  return (
    `<GetDeploymentsResult><Anchor>${anchor}</Anchor><Groups>${groups}</Groups>` +
    `<Deployments /><DeadDeployments />${guidList('HiddenUpdates', declined)}` +
    `${guidList('AcceptedEulas', acceptedEulas)}</GetDeploymentsResult>`
  );
};

function group(id: string, parent: string, name: string): string {
  return (
    `<ServerSyncTargetGroup><TargetGroupID>${id}</TargetGroupID><ParentGroupId>${parent}</ParentGroupId>` +
    `<Name>${name}</Name><IsBuiltin>true</IsBuiltin></ServerSyncTargetGroup>`
  );
}
