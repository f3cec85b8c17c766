import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type Clock, systemClock } from '../../src/base/clock.ts';
import { runService } from '../../src/service/runService.ts';
import { tellStarter } from '../../src/service/startService.ts';
import { nodeFiles } from '../../src/store/files/nodeFiles.ts';
import { isKillPoint, type Kill, type ServicePlan } from './killPoint.ts';
import { KillingFiles } from './killingFiles.ts';
import { isPlan, notesPath, planPath, serviceVersion } from './lane.ts';

/** Takes the kill that is this process's off the plan. */
function takeKill(lane: string): { readonly plan: ServicePlan; readonly kill: Kill | undefined } {
  const plan: unknown = JSON.parse(readFileSync(planPath(lane), 'utf8'));
  if (!isPlan(plan)) throw new TypeError('The plan cannot be understood');
  const [kill, ...kills] = plan.kills;
  writeFileSync(planPath(lane), JSON.stringify({ ...plan, kills }));
  return { plan, kill };
}

/** The service of the lane's data folder, as `susync serve --on-demand` runs it, on a disk that may end it. */
async function main(lane: string): Promise<void> {
  const note = (...words: readonly (string | number)[]): void => {
    appendFileSync(notesPath(lane), `${words.join(' ')}\n`);
  };
  const { plan, kill } = takeKill(lane);
  note('started', process.pid, kill !== undefined && !isKillPoint(kill) ? kill.milliseconds : '');
  setInterval(() => {
    process.kill(plan.driver, 0);
  }, 2000).unref();
  const point = kill !== undefined && isKillPoint(kill) ? kill : undefined;
  const files = new KillingFiles(nodeFiles, point, () => {
    note('killed', process.pid);
  });
  const clock: Clock = { ...systemClock, now: () => Date.now() + plan.clockOffset };
  const running = await runService({
    ...{ folder: path.join(lane, 'data'), clock, version: serviceVersion, onDemand: true },
    storage: { files, segmentLimit: 400_000, checkpointBytes: 60_000 },
    onFailure: (operation, error) => {
      note('failed', operation, String(error));
    },
  });
  tellStarter();
  const reason = await running.ended;
  note('ended', process.pid, files.steps, reason);
}

// The bundle is CommonJS, which cannot wait at its top level.
void main(process.argv[2] ?? '').then(
  () => process.exit(),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    tellStarter(error);
    process.exitCode = 1;
  },
);
