import type { SubscriptionOperations } from '../../api/subscription.ts';
import { requestsOf } from './requestCheck.ts';
import { listOf, members, nameText, oneOf, optional, shortText } from './requestValues.ts';

const change = members({
  mode: oneOf('set', 'add', 'remove'),
  products: optional(listOf(nameText)),
  classifications: optional(listOf(nameText)),
  languages: optional(listOf(shortText)),
});

/** What products, classifications and languages are looked at and chosen with. */
export const subscriptionRequests = requestsOf<SubscriptionOperations>()({
  subscription: members({}),
  previewSubscription: change,
  estimateSubscription: change,
  changeSubscription: change,
  products: members({ text: optional(nameText) }),
  classifications: members({}),
  reviewCategories: members({}),
});
