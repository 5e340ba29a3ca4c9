import { Place } from './Place';
import type { Scope } from './Scope';
import { Template } from './Template';

/** Objects, lists and literals with templates in them, filled in for a payload. */
export type Shape = (scope: Scope) => unknown;

/** Fields and items whose optional template finds nothing are left out. */
export function parseShape(place: Place): Shape {
  const { value } = place;
  if (typeof value === 'string' && value.includes('{{')) {
    const template = Template.parse(place);
    return scope => template.evaluate(scope);
  }
  if (Array.isArray(value)) {
    const shapes = place.items().map(parseShape);
    return scope =>
      shapes.map(shape => shape(scope)).filter(each => each !== undefined);
  }
  if (typeof value === 'object' && value !== null) {
    const shapes = Object.keys(value).map(
      name => [name, parseShape(place.field(name))] as const,
    );
    return scope =>
      Object.fromEntries(
        shapes
          .map(([name, shape]) => [name, shape(scope)] as const)
          .filter(([, each]) => each !== undefined),
      );
  }
  if (value === undefined) place.fail('must be given');
  return () => value;
}
