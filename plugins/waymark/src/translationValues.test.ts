import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { waymarkTranslationRef } from './translation';

const PLURALS = ['zero', 'one', 'two', 'few', 'many', 'other'];

const messages: Record<string, string> = (
  waymarkTranslationRef as any
).getDefaultMessages();

/** The places of a message, in any of its plurals; undefined for an unknown key. */
function placesOf(key: string): Set<string> | undefined {
  const plurals = PLURALS.flatMap(plural => messages[`${key}_${plural}`] ?? []);
  const texts = [
    ...(messages[key] === undefined ? [] : [messages[key]]),
    ...plurals,
  ];
  if (texts.length === 0) return undefined;
  const places = texts.flatMap(text =>
    [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map(([, name]) => name),
  );
  return new Set([...places, ...(plurals.length > 0 ? ['count'] : [])]);
}

/** The names in an object literal; undefined where it takes in another object. */
function namesOf(node: ts.Expression | undefined): Set<string> | undefined {
  if (!node) return new Set();
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const names = new Set<string>();
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property) || !property.name) return undefined;
    names.add(property.name.getText().replace(/'/g, ''));
  }
  return names;
}

/** Calls of `t` that do not fill the places of their message, as "file: key". */
function findFaults(name: string, content: string): string[] {
  const faults: string[] = [];
  const source = ts.createSourceFile(
    name,
    content,
    ts.ScriptTarget.Latest,
    true,
  );
  const visit = (node: ts.Node) => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.getText() !== 't') return;
    const [key, values] = node.arguments;
    if (!key || !ts.isStringLiteralLike(key)) return;
    const places = placesOf(key.text);
    const names = namesOf(values);
    const fits =
      places !== undefined &&
      (names === undefined ||
        [...places].sort().join() === [...names].sort().join());
    if (!fits) faults.push(`${name}: ${key.text}`);
  };
  visit(source);
  return faults;
}

describe('values that are put into messages', () => {
  it('are those that each message has a place for', () => {
    const faults = readdirSync(__dirname, {
      recursive: true,
      encoding: 'utf8',
    })
      .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
      .flatMap(path =>
        findFaults(path, readFileSync(join(__dirname, path), 'utf8')),
      );
    expect(faults).toEqual([]);
  });

  it.each([
    `t('liveVersions.since')`,
    `t('liveVersions.since', { until: 1 })`,
    `t('liveVersions.title', { since: 1 })`,
    `t('liveVersions.denied', { at: 1 })`,
    `t('liveVersions.unheardOf')`,
  ])('are missed in %s', call => {
    expect(findFaults('example.ts', call)).toHaveLength(1);
  });

  it.each([
    `t('liveVersions.since', { since })`,
    `t('liveVersions.denied', { at: 1, count })`,
    `t('liveVersions.since', values)`,
    `t('liveVersions.title')`,
  ])('are found in %s', call => {
    expect(findFaults('example.ts', call)).toEqual([]);
  });
});
