import type { AccessOperations } from '../../api/access.ts';
import { accessScopes } from '../../../domain/accessScope.ts';
import { requestsOf } from './requestCheck.ts';
import { members, nameText, oneOf, optional, wholeNumber } from './requestValues.ts';

/** What tokens are made and revoked with. */
export const accessRequests = requestsOf<AccessOperations>()({
  tokens: members({}),
  createToken: members({
    name: nameText,
    scope: oneOf(...accessScopes),
    expiresDays: optional(wholeNumber(1, 36_500)),
  }),
  revokeToken: members({ name: nameText }),
});
