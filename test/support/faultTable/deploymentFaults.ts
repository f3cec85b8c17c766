import { answerEnvelope } from '../../../src/protocol/soap/envelope.ts';
import { changed, cut, endless, first, refusal, truncated } from '../faults.ts';
import { instead } from '../httpFaults.ts';
import { type FaultRow, fails, recovers } from './faultRow.ts';

/** What a replica asks its source besides: declined updates and accepted license terms. The site itself succeeds. */
export const deploymentFaults: readonly FaultRow[] = [
  {
    name: 'its deployments end early',
    where: 'GetDeployments',
    script: truncated,
    end: fails('malformedAnswer', /GetDeployments/, { retries: 4 }),
  },
  {
    name: 'its deployments are empty',
    where: 'GetDeployments',
    script: instead(answerEnvelope('GetDeployments', '')),
    end: fails('malformedAnswer', /GetDeployments is empty/, { retries: 4 }),
  },
  {
    name: 'its declined updates have ids that are none',
    where: 'GetDeployments',
    script: changed((text) =>
      text.replace(/<HiddenUpdates ?\/>|<HiddenUpdates>/, '<HiddenUpdates><guid>all</guid></HiddenUpdates>'),
    ),
    end: fails('malformedAnswer', /GetDeployments names an id that is none: "all"/, { retries: 4 }),
  },
  {
    name: 'its deployments do not end',
    where: 'GetDeployments',
    script: endless,
    end: fails('answerTooLarge', /GetDeployments/),
  },
  {
    name: 'it fails inside about deployments',
    where: 'GetDeployments',
    script: refusal('InternalServerError'),
    end: fails('internalServerError', /GetDeployments/, { retries: 4 }),
  },
  {
    name: 'it cuts its deployments once',
    where: 'GetDeployments',
    script: first(1, cut),
    end: recovers('connectionAborted'),
  },
];
