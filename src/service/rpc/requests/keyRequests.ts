import type { KeyOperations } from '../../api/keys.ts';
import { requestsOf } from './requestCheck.ts';
import { flag, members, nameText, optional, shortText } from './requestValues.ts';

/** What keys are made, trusted and removed with. */
export const keyRequests = requestsOf<KeyOperations>()({
  keys: members({}),
  createKey: members({ name: optional(nameText), replace: optional(flag) }),
  trustKey: members({ text: nameText, name: optional(nameText), fingerprint: optional(shortText) }),
  distrustKey: members({ name: nameText }),
  removeKey: members({ name: nameText }),
});
