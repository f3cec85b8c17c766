import { randomBytes } from 'node:crypto';
import type { Fence, Store } from '../domain/store.ts';

const secretKey = 'state.cookieSecret';

/** The 32 random bytes that the cookies of this folder's update services are signed with; made once. */
export async function cookieSecret(store: Store, fence: Fence): Promise<Uint8Array> {
  const kept = await store.document('settings', secretKey);
  if (typeof kept?.value === 'string') return Buffer.from(kept.value, 'hex');
  const secret = randomBytes(32);
  await store.commit(
    { documents: [{ collection: 'settings', put: { _id: secretKey, value: secret.toString('hex') } }] },
    fence,
  );
  return secret;
}
