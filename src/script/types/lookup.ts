import type { NetMethod, NetProperty, NetType, TypeResolver } from './netType.ts';

const chains = new WeakMap<NetType, readonly NetType[]>();

/** A type and those it derives from, itself first, System.Object last. */
export function baseChain(type: NetType, types: TypeResolver): readonly NetType[] {
  const known = chains.get(type);
  if (known !== undefined) return known;
  const chain: NetType[] = [];
  let current: NetType | undefined = type;
  while (current !== undefined) {
    chain.push(current);
    const base: string | null = current.facts.base;
    current = base === null ? undefined : types.find(base);
  }
  chains.set(type, chain);
  return chain;
}

/** A property of an object of a type, by lower-case name. */
export function findProperty(type: NetType, name: string, types: TypeResolver): NetProperty | undefined {
  for (const { facts } of baseChain(type, types)) {
    const found = facts.properties.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The overloads of a method of an object of a type, by lower-case name; those of the bases follow its own. */
export function findMethod(type: NetType, name: string, types: TypeResolver): NetMethod | undefined {
  let found: NetMethod | undefined;
  for (const { facts } of baseChain(type, types)) {
    const method = facts.methods.get(name);
    if (method === undefined) continue;
    if (found === undefined) found = method;
    else {
      const same = (signature: string) =>
        found?.overloads.some(({ parameters }) => signatureOf(parameters) === signature) === true;
      const more = method.overloads.filter(({ parameters }) => !same(signatureOf(parameters)));
      if (more.length > 0) found = { name: found.name, overloads: [...found.overloads, ...more] };
    }
  }
  return found;
}

const signatureOf = (parameters: readonly { readonly type: string }[]) =>
  parameters.map(({ type }) => type).join(',');

/** Whether an object of a type can stand where one of another is wanted: the same, a base, an interface. */
export function isAssignable(from: NetType, to: NetType, types: TypeResolver): boolean {
  if (from === to) return true;
  const wanted = to.fullName;
  if (wanted === 'System.Object') return true;
  if (wanted === from.fullName) return true;
  if (to.facts.kind === 'interface') {
    return baseChain(from, types).some(({ facts }) =>
      facts.interfaces.some(
        (name) => name === wanted || isInterfaceOf(name, wanted, types) || isVariantOf(name, to, types),
      ),
    );
  }
  return baseChain(from, types).some(({ fullName }) => fullName === wanted) || arraysFit(from, to, types);
}

function isInterfaceOf(name: string, wanted: string, types: TypeResolver): boolean {
  const type = types.find(name);
  return (
    type?.facts.interfaces.some((inner) => inner === wanted || isInterfaceOf(inner, wanted, types)) === true
  );
}

/** IEnumerable`1 of texts stands for one of objects: what is only read follows its items, where they are of reference types. */
function isVariantOf(name: string, to: NetType, types: TypeResolver): boolean {
  const { fullName, facts } = to;
  if (!/^System\.Collections\.Generic\.(?:IEnumerable|IReadOnlyList|IReadOnlyCollection)`1/.test(fullName))
    return false;
  const from = name.startsWith(fullName.slice(0, fullName.indexOf('[') + 1)) ? types.find(name) : undefined;
  const [given = '', wanted = ''] = [from?.facts.genericArguments[0], facts.genericArguments[0]];
  const [inner, outer] = [types.find(given), types.find(wanted)];
  return (
    inner !== undefined &&
    outer !== undefined &&
    inner.facts.kind === 'class' &&
    isAssignable(inner, outer, types)
  );
}

/** string[] stands for object[]: arrays of reference types follow their elements. */
function arraysFit(from: NetType, to: NetType, types: TypeResolver): boolean {
  if (!from.fullName.endsWith('[]') || !to.fullName.endsWith('[]')) return false;
  const inner = types.find(from.fullName.slice(0, -2));
  const outer = types.find(to.fullName.slice(0, -2));
  return (
    inner !== undefined &&
    outer !== undefined &&
    inner.facts.kind === 'class' &&
    isAssignable(inner, outer, types)
  );
}
