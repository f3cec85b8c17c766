import { propertiesOf } from '../members/propertiesOf.ts';
import { instanceMembers } from '../members/extendedMember.ts';
import { invokeMethod } from '../members/invokeMethod.ts';
import { PSMemberCollection, PSMethodView, PSObjectView, PSPropertyView } from '../members/psObject.ts';
import { TypeNameList } from '../members/typeNameList.ts';
import { baseChain } from './lookup.ts';
import { methodDefinitions } from './definitionText.ts';
import { typeDisplay } from './typeText.ts';
import { wildcardPattern } from '../text/wildcard.ts';
import { toText } from '../convert/toText.ts';
import { CustomObject } from '../values/customObject.ts';
import { EnumValue } from '../values/enumValue.ts';
import { extensionFor, unboxed, type ExtendedMember } from '../values/extendedMembers.ts';
import { ScriptBlock } from '../values/scriptBlock.ts';
import { NetList } from '../values/netList.ts';
import { NetArray } from '../values/netArray.ts';
import { PSMethod } from '../values/psMethod.ts';
import { NetObject, type Value } from '../values/value.ts';
import { instanceOf, items, netError, required, text } from './arguments.ts';
import type { NetContext, NetType } from './netType.ts';
import { TypeBuilder } from './typeBuilder.ts';

const automation = 'System.Management.Automation';
const memberTypes = `${automation}.PSMemberTypes`;

/** Numbers of PSMemberTypes. */
const kinds: ReadonlyMap<string, number> = new Map([
  ['AliasProperty', 1],
  ['CodeProperty', 2],
  ['Property', 4],
  ['NoteProperty', 8],
  ['ScriptProperty', 16],
  ['PropertySet', 32],
  ['Method', 64],
  ['ScriptMethod', 256],
  ['ParameterizedProperty', 512],
]);

/** A kind of members as a value of PSMemberTypes. */
export const kindValue = (kind: string): EnumValue =>
  new EnumValue(memberTypes, BigInt(kinds.get(kind) ?? 0));

/** Properties of an object as `.PSObject.Properties` lists them. */
function properties(owner: Value, context: NetContext): PSPropertyView[] {
  return propertiesOf(owner, context)
    .filter(({ hidden }) => hidden !== true)
    .map((info) => new PSPropertyView(info, owner));
}

/** Methods of an object as `.PSObject.Methods` lists them. */
function methods(owner: Value, context: NetContext): PSMethodView[] {
  const found = new Map<string, PSMethodView>();
  for (const member of instanceMembers(owner)?.values() ?? []) {
    if (member.kind === 'method') {
      found.set(
        member.name.toLowerCase(),
        new PSMethodView(member.name, [`System.Object ${member.name}();`], owner, member.script),
      );
    }
  }
  for (const { facts } of baseChain(context.types.of(owner), context.types)) {
    for (const [key, method] of facts.methods) {
      if (!found.has(key)) found.set(key, new PSMethodView(method.name, methodDefinitions(method), owner));
    }
  }
  return [...found.values()];
}

/** System.Management.Automation.PSObject as `.PSObject` is. */
const viewOf = instanceOf(PSObjectView, 'PSObject');

/** The members of `.PSObject`, for the type PSObject. */
export const psObjectMembers = (): NetType =>
  new TypeBuilder(`${automation}.PSObject`, viewOf)
    .property(
      `${automation}.PSMemberInfoCollection[psobject] Members`,
      ({ base }, context) =>
        new PSMemberCollection(base, () => [...properties(base, context), ...methods(base, context)]),
    )
    .property(
      `${automation}.PSMemberInfoCollection[psobject] Properties`,
      ({ base }, context) => new PSMemberCollection(base, () => properties(base, context)),
    )
    .property(
      `${automation}.PSMemberInfoCollection[psobject] Methods`,
      ({ base }, context) => new PSMemberCollection(base, () => methods(base, context)),
    )
    .property('System.Object ImmediateBaseObject', ({ base }) => base)
    .property('System.Object BaseObject', ({ base }) => unboxed(base))
    .property(
      'System.Collections.ObjectModel.Collection[string] TypeNames',
      ({ base }, context) => new TypeNameList(base, context),
    )
    .method('psobject Copy()', ({ base }) => copyOf(base))
    .method('string ToString()', ({ base }, _, context) => toText(base, context))
    .staticMethod('psobject AsPSObject(System.Object obj)', ([value = null]) => value)
    .constructs('()', () => new CustomObject())
    .constructs('(System.Object obj)', ([value = null]) => value)
    .build();

/** System.Management.Automation.PSCustomObject: its own text is empty. */
export const customObjectType = (): NetType =>
  new TypeBuilder(`${automation}.PSCustomObject`, (value) => value)
    .method('string ToString()', (value) => (value instanceof CustomObject ? (value.text ?? '') : ''))
    .build();

/** A copy that can be changed by itself: of a custom object. */
function copyOf(value: Value): Value {
  if (value instanceof NetArray) return new NetArray([...value.items], value.elementType);
  if (!(value instanceof CustomObject)) return value;
  const made = new CustomObject();
  made.typeNames = [...value.typeNames];
  for (const [key, member] of value.members) made.members.set(key, { ...member });
  return made;
}

const propertyOf = instanceOf(PSPropertyView, 'PSPropertyInfo');

function addValue(builder: TypeBuilder<PSPropertyView>): TypeBuilder<PSPropertyView> {
  return builder.property(
    'System.Object Value',
    ({ info }) => info.get(),
    ({ info }, value) => {
      if (info.set === null)
        throw netError(
          `${automation}.SetValueException`,
          `Set accessor for property "${info.name}" is unavailable.`,
        );
      info.set(value);
    },
  );
}

function addAccess(builder: TypeBuilder<PSPropertyView>): TypeBuilder<PSPropertyView> {
  return builder
    .property('bool IsSettable', ({ info }) => info.set !== null)
    .property('bool IsGettable', () => true);
}

/** PSNoteProperty and the other kinds of properties, as items of `.PSObject.Properties`. */
export function propertyViewType(kind: string): NetType {
  const builder = new TypeBuilder(`${automation}.PS${kind}`, propertyOf).property(
    `${memberTypes} MemberType`,
    ({ info }) => kindValue(info.kind),
  );
  // A note tells first what it allows.
  if (kind === 'NoteProperty') addValue(addAccess(builder));
  else addAccess(addValue(builder));
  builder
    .property('string TypeNameOfValue', ({ info }) => info.typeName)
    .property('string Name', ({ info }) => info.name)
    .property('bool IsInstance', ({ info }) => info.member !== undefined)
    .method('string ToString()', ({ info }, _, context) => propertyText(info, context));
  if (kind === 'NoteProperty') {
    builder.constructs('(string name, System.Object value)', ([name, value = null]) =>
      detached({ kind: 'note', name: required(name, 'name'), value }),
    );
  }
  if (kind === 'AliasProperty') {
    builder.property('string ReferencedMemberName', ({ info: { member } }) =>
      member?.kind === 'alias' ? member.referenced : null,
    );
  }
  if (kind === 'ScriptProperty') {
    builder
      .property('scriptblock GetterScript', ({ info: { member } }) =>
        member?.kind === 'script' ? member.getter : null,
      )
      .property('scriptblock SetterScript', ({ info: { member } }) =>
        member?.kind === 'script' ? member.setter : null,
      );
    builder.constructs('(string name, scriptblock getterScript)', ([name, getter]) =>
      detached({
        kind: 'script',
        name: required(name, 'name'),
        getter: getter instanceof ScriptBlock ? getter : null,
        setter: null,
      }),
    );
  }
  if (kind === 'AliasProperty') {
    builder.constructs('(string name, string referencedMemberName)', ([name, referenced]) =>
      detached({ kind: 'alias', name: required(name, 'name'), referenced: text(referenced) }),
    );
  }
  return builder.build();
}

/** A property that belongs to no object yet: Properties.Add takes its member. */
function detached(member: ExtendedMember): PSPropertyView {
  const kind =
    member.kind === 'note' ? 'NoteProperty' : member.kind === 'alias' ? 'AliasProperty' : 'ScriptProperty';
  return new PSPropertyView(
    {
      name: member.name,
      kind,
      typeName: 'System.Object',
      get: () => (member.kind === 'note' ? member.value : null),
      set: (value) => {
        if (member.kind === 'note') member.value = value;
      },
      member,
    },
    null,
  );
}

function propertyText(info: PSPropertyView['info'], context: NetContext): string {
  const type = info.typeName === 'System.Object' ? 'object' : typeDisplay(info.typeName);
  return `${type} ${info.name}=${context.text(info.get())}`;
}

const collectionOf = instanceOf(PSMemberCollection, 'a collection of members');

const nameOf = (member: NetObject) =>
  member instanceof PSPropertyView ? member.info.name : member instanceof PSMethodView ? member.name : '';

function find(collection: PSMemberCollection, name: string): NetObject | null {
  for (const member of collection.elements())
    if (nameOf(member).toLowerCase() === name.toLowerCase()) return member;
  return null;
}

/** `.PSObject.Properties` and the like. */
export const memberCollectionType = (): NetType =>
  new TypeBuilder(`${automation}.PSMemberInfoIntegratingCollection\`1`, collectionOf, {
    interfaces: ['System.Collections.IEnumerable'],
  })
    .methods(
      ['void Add(System.Object member)', 'void Add(System.Object member, bool preValidated)'],
      (self, [member = null]) => {
        addMember(self.owner, member);
        return null;
      },
    )
    .method('void Remove(string name)', (self, [name]) => {
      const { owner } = self;
      const key = text(name).toLowerCase();
      if (owner instanceof CustomObject) owner.members.delete(key);
      else if (owner instanceof NetObject) extensionFor(owner).members.delete(key);
      return null;
    })
    .methods(
      ['System.Object Match(string name)', `System.Object Match(string name, ${memberTypes} memberTypes)`],
      (self, [pattern]) => {
        const matches = wildcardPattern(text(pattern));
        return new NetList(
          [...self.elements()].filter((member) => matches(nameOf(member))),
          'System.Collections.ObjectModel.Collection`1',
        );
      },
    )
    .method('System.Object get_Item(string name)', (self, [name]) => find(self, text(name)))
    .method('System.Collections.IEnumerator GetEnumerator()', (self) => new NetArray([...self.elements()]))
    .build();

function addMember(owner: Value, member: Value): void {
  if (!(member instanceof PSPropertyView) || member.info.member === undefined) {
    throw netError('System.ArgumentException', 'The member is none that can be added.');
  }
  const added = member.info.member;
  const members =
    owner instanceof CustomObject
      ? owner.members
      : owner instanceof NetObject
        ? extensionFor(owner).members
        : undefined;
  members?.set(added.name.toLowerCase(), { ...added });
}

const methodOf = instanceOf(PSMethodView, 'PSMethodInfo');

/** PSMethod and PSScriptMethod as items of `.PSObject.Methods`. */
export const methodViewType = (name: string): NetType => {
  const builder = new TypeBuilder(`${automation}.${name}`, (value) =>
    value instanceof PSMethod
      ? new PSMethodView(value.name, value.definitions, value.self, value.script)
      : methodOf(value),
  )
    .property(
      'System.Collections.ObjectModel.Collection[string] OverloadDefinitions',
      ({ definitions }) => new NetArray([...definitions], 'System.String'),
    )
    .property(`${memberTypes} MemberType`, ({ typeName }) =>
      kindValue(typeName.endsWith('PSScriptMethod') ? 'ScriptMethod' : 'Method'),
    )
    .property('string TypeNameOfValue', ({ typeName }) => typeName)
    .property('System.Object Value', (self) => self)
    .property('string Name', (self) => self.name)
    .property('bool IsInstance', () => false)
    .method('System.Object Invoke(params System.Object[] arguments)', (self, [args = null], context) =>
      invokeMethod(self.owner, self.name, items(args), context),
    )
    .method('string ToString()', ({ definitions }) => definitions.join(', '));
  if (name === 'PSScriptMethod') builder.property('scriptblock Script', ({ script }) => script);
  return builder.build();
};
