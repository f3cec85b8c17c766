import { readFileSync } from 'node:fs';
import { systemException } from '../../values/systemException.ts';

/** The name of a user or a group by its number, which stands for it where the system does not tell. */
export function accountName(kind: 'passwd' | 'group', id: number): string {
  const [, name] = new RegExp(`^([^:\\n]*):[^:\\n]*:${id}:`, 'm').exec(accounts(kind)) ?? [];
  return name ?? String(id);
}

function accounts(kind: 'passwd' | 'group'): string {
  try {
    return readFileSync(`/etc/${kind}`, 'utf8');
  } catch (error) {
    if (systemException(error) === undefined) throw error;
    return '';
  }
}
