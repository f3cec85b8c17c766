import type { Operation } from '../serviceCall.ts';

const noReset = '00000000-0000-0000-0000-000000000000';

/** Asks downstream servers for their own row only, none of their computers. No cookie: theirs is a fixed one (MS-WSUSSS 3.2.4.5). */
export const getRollupConfiguration: Operation = ({ context }) =>
  '<GetRollupConfigurationResult><DoDetailedRollup>false</DoDetailedRollup>' +
  `<RollupResetGuid>${noReset}</RollupResetGuid><ServerId>${context.catalog.serverId}</ServerId>` +
  '<RollupDownstreamServersMaxBatchSize>5000</RollupDownstreamServersMaxBatchSize>' +
  '<RollupComputersMaxBatchSize>1500</RollupComputersMaxBatchSize>' +
  '<GetOutOfSyncComputersMaxBatchSize>20000</GetOutOfSyncComputersMaxBatchSize>' +
  '<RollupComputerStatusMaxBatchSize>500</RollupComputerStatusMaxBatchSize></GetRollupConfigurationResult>';
