import { type SyncStateValue, syncStateText } from '../syncState.ts';

/** What a state of a software update point means and what to do about it. */
export interface StateAdvice {
  /** The number of the state and of its status message. */
  readonly state: number;
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
}

const underWay = 'Nothing: wait for 6702, 6703 or 6708. Progress stands in the log.';
const legacy = 'Nothing: the Inventory Tool for Microsoft Updates is no longer in use.';

const meanings: Readonly<Record<SyncStateValue, readonly [cause: string, remedy: string]>> = {
  6700: [
    'The synchronization manager itself failed, before or after a synchronization.',
    'Read the log at that time, then synchronize again.',
  ],
  6701: ['A synchronization was started.', underWay],
  6702: ['The last synchronization succeeded.', 'Nothing.'],
  6703: [
    'The last synchronization failed; the error code and the message of the state tell why.',
    'Ask about the error code: susync explain CODE. The synchronization is tried again after 60 minutes until it succeeds.',
  ],
  6704: ['The software update point retrieves updates from its source.', underWay],
  6705: ['The updates are taken over into the site database.', underWay],
  6706: ['A further software update point of the site retrieves updates from the default one.', underWay],
  6707: [
    'The content version of the site is higher than that of its parent, for example after a restore of the parent.',
    'Run susync repair on the parent: it raises the content version.',
  ],
  6708: [
    'All updates are synchronized, but license files of some could not be downloaded.',
    'Nothing at first: the files are tried again after 60 minutes. If it stays, check that the source has them.',
  ],
};

/** Status messages of the synchronization of update inventory in earlier versions (configmgr-sync.md §7). */
const legacyTexts: Readonly<Record<number, readonly [title: string, cause: string]>> = {
  6709: ['SMS Legacy Update Synchronization started', 'A synchronization of the old inventory tool began.'],
  6710: ['SMS Legacy Update Synchronization done', 'A synchronization of the old inventory tool ended.'],
  6711: ['SMS Legacy Update Synchronization failed', 'A synchronization of the old inventory tool failed.'],
};

/** What the states 6700 to 6711 mean, or undefined for any other number. */
export function adviceOfState(state: number): StateAdvice | undefined {
  if (!isState(state)) {
    const texts = legacyTexts[state];
    return texts && { state, title: texts[0], cause: texts[1], remedy: legacy };
  }
  const [cause, remedy] = meanings[state];
  return { state, title: syncStateText[state].replace(/\.$/, ''), cause, remedy };
}

function isState(state: number): state is SyncStateValue {
  return Object.hasOwn(syncStateText, state);
}
