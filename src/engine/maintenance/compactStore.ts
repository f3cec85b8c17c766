import type { CompactionResult } from '../../domain/compaction.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EnginePorts } from '../ports.ts';
import type { RunRecorder } from '../run/runRecorder.ts';

/** Document id under which the last compaction of the data folder is kept: a list as `compactionState` reads it. */
export const compactionKey = 'state.compaction';

/** How often the log tells how far it is. */
const tellEveryMilliseconds = 5000;
const mebibyte = 1024 * 1024;

/**
 * Compacts the store at the speed of the settings, as a step of a maintenance run. It concerns the documents of all sites; a
 * synchronization that begins anywhere aborts the signal, and the next maintenance goes on. False when something is left to do.
 */
export async function compactStore(
  { store, clock }: Pick<EnginePorts, 'store' | 'clock'>,
  recorder: RunRecorder,
  { maintenance, limits }: Pick<Settings, 'maintenance' | 'limits'>,
  signal: AbortSignal,
): Promise<boolean> {
  const started = clock.now();
  const begun = clock.monotonic();
  let told = begun;
  const result = await store.compact({
    liveShare: maintenance.compactBelowPercent / 100,
    signal,
    onStep: async ({ movedBytes, totalBytes }) => {
      if (clock.monotonic() - told >= tellEveryMilliseconds) {
        told = clock.monotonic();
        recorder.emit({ kind: 'compactionProgress', movedBytes, totalBytes });
        await recorder.commit();
      }
      const rate = limits.compactMebibytesPerSecond * mebibyte;
      const due = rate === 0 ? 0 : (movedBytes / rate) * 1000;
      const early = due - (clock.monotonic() - begun);
      if (early > 0 && !signal.aborted) await untilAborted(clock.sleep(early, signal), signal);
    },
  });
  const { movedRecords, droppedRecords, movedBytes, removedBytes, complete, faults } = result;
  for (const { where, what } of faults) {
    const text = `${where} is left as it is: ${what}. susync repair mends it`;
    recorder.emit({ kind: 'note', severity: 'warning', text });
  }
  recorder.emit({
    ...{ kind: 'compactionDone', movedRecords, droppedRecords },
    ...{ movedBytes, removedBytes, complete },
  });
  recorder.step({
    ...{ name: 'compaction', started, processed: droppedRecords },
    details: { movedRecords, droppedRecords, movedBytes, removedBytes },
  });
  recorder.put({
    collection: 'settings',
    put: { _id: compactionKey, value: stateOf(clock.now(), result).map(String) },
  });
  await recorder.commit();
  return complete;
}

function stateOf(now: number, result: CompactionResult): readonly number[] {
  const { movedRecords, droppedRecords, movedBytes, removedBytes, complete } = result;
  return [now, movedRecords, droppedRecords, movedBytes, removedBytes, complete ? 1 : 0];
}

async function untilAborted(sleep: Promise<void>, signal: AbortSignal): Promise<void> {
  try {
    await sleep;
  } catch (error) {
    // Then the compaction sees the signal itself, and ends with what it has done.
    if (!signal.aborted) throw error;
  }
}
