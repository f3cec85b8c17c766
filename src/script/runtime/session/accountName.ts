import { readFileSync } from 'node:fs';
import { systemException } from '../../values/systemException.ts';

const names = { passwd: new Map<number, string>(), group: new Map<number, string>() };

/** The name of a user or a group by its number, which stands for it where the system does not tell. One name is asked for once: every file that is listed has two. */
export function accountName(kind: 'passwd' | 'group', id: number): string {
  const known = names[kind].get(id);
  if (known !== undefined) return known;
  const [, name = String(id)] = new RegExp(`^([^:\\n]*):[^:\\n]*:${id}:`, 'm').exec(accounts(kind)) ?? [];
  names[kind].set(id, name);
  return name;
}

function accounts(kind: 'passwd' | 'group'): string {
  try {
    return readFileSync(`/etc/${kind}`, 'utf8');
  } catch (error) {
    if (systemException(error) === undefined) throw error;
    return '';
  }
}
