import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import ts from 'typescript';

/** Titles of pages, tabs and entries are plain text to Backstage's blueprints. */
const SHELLS = ['alpha', 'extensions'];

/** Attributes and properties whose text people read or hear. */
const READ = new Set([
  'alt',
  'anyLabel',
  'aria-description',
  'aria-label',
  'axes',
  'caption',
  'detail',
  'empty',
  'helperText',
  'hint',
  'label',
  'note',
  'placeholder',
  'reasonLabel',
  'subheader',
  'summary',
  'term',
  'text',
  'title',
  'tooltip',
  'uncertain',
  'what',
]);

/** Attributes whose text nobody reads, two words or more of it too. */
const UNREAD = new Set(['className', 'd', 'rel', 'style', 'viewBox']);

const LETTER = /\p{L}/u;
/** An option of a command that people copy. */
const OPTION = /^-[a-z] /i;
/** What a message is called in code. */
const MESSAGE = /^[a-z]\w*(\.[\w-]+)+$/i;
const COLOUR = /^#[0-9a-f]+$/;
const SENTENCE = /\p{L}{2,}[,.;:]? +\p{L}{2,}/u;

/** The text of a literal, with `{}` for what is put in; undefined for other nodes. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  const spans = node.templateSpans.map(({ literal }) => `{}${literal.text}`);
  return node.head.text + spans.join('');
}

/** The literals that an expression may come to. */
function outcomes(node: ts.Node): ts.Node[] {
  if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) {
    return node.expression ? outcomes(node.expression) : [];
  }
  if (ts.isConditionalExpression(node)) {
    return [...outcomes(node.whenTrue), ...outcomes(node.whenFalse)];
  }
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    const compared =
      kind !== ts.SyntaxKind.PlusToken &&
      kind !== ts.SyntaxKind.QuestionQuestionToken &&
      kind !== ts.SyntaxKind.BarBarToken &&
      kind !== ts.SyntaxKind.AmpersandAmpersandToken;
    return compared ? [] : [...outcomes(node.left), ...outcomes(node.right)];
  }
  return textOf(node) === undefined ? [] : [node];
}

/** Whether a node is code: a class, a style, an import, a format, an error for developers. */
function isCode(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isJsxAttribute(node)) return UNREAD.has(node.name.getText());
  if (ts.isNewExpression(node)) return /Error$/.test(node.expression.getText());
  return (
    ts.isCallExpression(node) &&
    /(^makeStyles|\.toFormat)$/.test(node.expression.getText())
  );
}

function isWithinCodeElement(node: ts.Node): boolean {
  return (
    ts.isJsxElement(node.parent) &&
    node.parent.openingElement.tagName.getText() === 'code'
  );
}

/** Where text that people read stands in a file, as "12: the text". */
function findText(source: ts.SourceFile): string[] {
  const found = new Set<string>();
  const report = (node: ts.Node, text: string) => {
    const { line } = source.getLineAndCharacterOfPosition(
      node.getStart(source),
    );
    found.add(`${line + 1}: ${text.trim().replace(/\s+/g, ' ')}`);
  };
  const reportWords = (nodes: ts.Node[]) => {
    for (const node of nodes) {
      const text = textOf(node)!;
      const said = LETTER.test(text.replace(/\{\}/g, ''));
      if (said && !COLOUR.test(text) && !MESSAGE.test(text)) report(node, text);
    }
  };
  const visit = (node: ts.Node) => {
    if (isCode(node)) return;
    if (ts.isJsxText(node)) {
      if (LETTER.test(node.text) && !isWithinCodeElement(node)) {
        report(node, node.text);
      }
    } else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) {
      if (!isWithinCodeElement(node)) reportWords(outcomes(node));
    } else if (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) {
      const name = node.name.getText(source).replace(/'/g, '');
      const { initializer } = node;
      if (READ.has(name) && initializer) reportWords(outcomes(initializer));
      if (name === 'cell' && initializer && ts.isArrowFunction(initializer)) {
        reportWords(outcomes(initializer.body as ts.Expression));
      }
    }
    const text = textOf(node);
    if (text !== undefined && SENTENCE.test(text) && !OPTION.test(text)) {
      report(node, text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

function parse(name: string, content: string): ts.SourceFile {
  return ts.createSourceFile(name, content, ts.ScriptTarget.Latest, true);
}

/** Text outside messages, each with its file and line. */
function findOutside(): string[] {
  return readdirSync(__dirname, { recursive: true }).flatMap(entry => {
    const path = String(entry);
    const [folder] = path.split(sep);
    const checked =
      /\.tsx?$/.test(path) &&
      !/(\.test\.tsx?|messages\.ts)$/i.test(path) &&
      !folder.startsWith('__') &&
      !SHELLS.includes(folder);
    if (!checked) return [];
    const content = readFileSync(join(__dirname, path), 'utf8');
    return findText(parse(path, content)).map(each => `${path}:${each}`);
  });
}

describe('words that people read', () => {
  it('are messages, so that they can be translated', () => {
    expect(findOutside()).toEqual([]);
  });

  it.each([
    ['text between tags', '<p>Nothing here</p>', '1: Nothing here'],
    ['a single word', '<p>{open} on</p>', '1: on'],
    ['what is read out', '<b aria-label="Close" />', '1: Close'],
    ['a branch', '<p>{open ? "yes" : count}</p>', '1: yes'],
    ['a template', '<b title={`of ${count}`} />', '1: of {}'],
    ['a cell', 'const column = { cell: at => at ?? "never" }', '1: never'],
    ['a column', 'const columns = [{ title: "Version" }]', '1: Version'],
    ['a sentence', 'const said = () => `${a} was undone`', '1: {} was undone'],
  ])('are found as %s', (_, content, expected) => {
    expect(findText(parse('example.tsx', content))).toEqual([expected]);
  });

  it.each([
    ['code', '<code>POST /gates now</code>'],
    ['names of messages', 'const group = { title: "delivery.group.training" }'],
    ['options of commands', 'run([`-H "Accept: text of ${kind}"`])'],
    ['numbers and signs', '<p>{count} · {`${count} %`}</p>'],
    ['looks', 'makeStyles({ root: { border: "solid thin red" } })'],
    ['class names', '<b className={`${classes.one} two three`} />'],
    ['errors for developers', 'throw new TypeError("not a date")'],
    ['names in code', 'if (kind === "deployment") go(`incident ${id}`)'],
  ])('are not mistaken for %s', (_, content) => {
    expect(findText(parse('example.tsx', content))).toEqual([]);
  });
});
