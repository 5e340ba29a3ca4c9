import { Place } from './Place';
import { readPath, type Scope } from './Scope';

/** Whether a payload is one that a mapping is for. */
export type Condition = (scope: Scope) => boolean;

const TESTS = ['equals', 'in', 'exists'];

/** One condition or a list of them, all of which must hold; none always holds. */
export function parseCondition(place: Place): Condition {
  if (!place.isThere()) return () => true;
  const all = Array.isArray(place.value)
    ? place.items().map(parseTest)
    : [parseTest(place)];
  return scope => all.every(holds => holds(scope));
}

function parseTest(place: Place): Condition {
  place.allow(['path', ...TESTS]);
  const path = place.field('path').text();
  const [test, ...more] = TESTS.filter(name => place.field(name).isThere());
  if (!test || more.length > 0)
    place.fail('needs one of equals, in and exists');

  const expected = place.field(test);
  if (test === 'exists') {
    if (typeof expected.value !== 'boolean') expected.fail('must be a boolean');
    return scope => (readPath(scope, path) !== undefined) === expected.value;
  }
  const literals = (test === 'in' ? expected.items() : [expected]).map(literal);
  return scope => literals.includes(readPath(scope, path));
}

function literal(place: Place): unknown {
  if (!['string', 'number', 'boolean'].includes(typeof place.value)) {
    place.fail('must be a text, a number or a boolean');
  }
  return place.value;
}
