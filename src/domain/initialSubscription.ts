import type { SubscriptionDocument } from './documents.ts';

/** The subscription before anybody chose anything: nothing selected, English. */
export const initialSubscription: SubscriptionDocument = {
  _id: 'subscription',
  products: [],
  classifications: [],
  languages: ['en'],
};
