import { convert } from '../../convert/convert.ts';
import type { PropertyMemberAst } from '../../syntax/ast.ts';
import { defaultOf } from '../../convert/defaultOf.ts';
import type { NetProperty } from '../../types/netType.ts';
import { fieldsOf } from '../../values/scriptObject.ts';
import { NetObject, unwrapNothing, type Value } from '../../values/value.ts';
import { attributeObject, checkOf } from '../blocks/attributeValues.ts';
import { passing } from './classMethod.ts';
import { findNamed, typeNameText } from '../resolveType.ts';
import { Scope } from '../variables/scope.ts';
import type { ScriptClass } from './scriptClass.ts';

/** A property of a class; its initial value is added to what a new object, or the type, is initialized with. */
export function classProperty(ast: PropertyMemberAst, declared: ScriptClass): NetProperty {
  const { compiler, frame } = declared;
  const { engine } = frame;
  const key = ast.name.toLowerCase();
  const written = ast.propertyType === null ? null : typeNameText(ast.propertyType.typeName);
  const type = written === null ? undefined : findNamed(written, compiler.namespaces, frame);
  const checks = ast.attributes.map((attribute) => checkOf(attribute, compiler));
  const kept = (value: Value): Value => {
    let given = type === undefined ? unwrapNothing(value) : convert(unwrapNothing(value), type, engine);
    for (const make of checks) given = make(frame)?.apply(given, engine) ?? given;
    return given;
  };
  const initial = ast.initialValue === null ? null : compiler.expression(ast.initialValue);
  const first = (self: Value): Value => {
    if (initial === null) return type === undefined ? null : defaultOf(type, engine);
    const scope = new Scope(frame.scope, 'local');
    if (self !== null) scope.define('this', self);
    return passing(() => kept(initial({ ...frame, scope })));
  };
  const fullName = type?.fullName ?? 'System.Object';
  const attributes = () => ast.attributes.flatMap((each) => attributeObject(each, compiler, frame) ?? []);
  if (ast.isStatic) {
    declared.staticInitializers.push(() => declared.statics.set(key, first(null)));
    return {
      name: ast.name,
      type: fullName,
      hidden: ast.isHidden,
      attributes,
      get: () => {
        declared.useStatics();
        return declared.statics.get(key) ?? null;
      },
      set: (_self, value) => {
        declared.useStatics();
        declared.statics.set(key, kept(value));
      },
    };
  }
  declared.initializers.push((object) => {
    // A class that declares the property again has given it its value already.
    const fields = fieldsOf(object);
    if (!fields.has(key)) fields.set(key, first(object));
  });
  return {
    name: ast.name,
    type: fullName,
    hidden: ast.isHidden,
    attributes,
    get: (self) => (self instanceof NetObject ? (fieldsOf(self).get(key) ?? null) : null),
    set: (self, value) => {
      if (self instanceof NetObject) fieldsOf(self).set(key, kept(value));
    },
  };
}
