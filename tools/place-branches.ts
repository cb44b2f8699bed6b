import ts from 'typescript';

/** A place in the source that decides by which jurisdiction it is, where a parameter of the profile should. */
export type PlaceBranch = { readonly file: string; readonly line: number; readonly code: string };

/** The five profile ids, and a prefix of their clause ids (`id.startsWith('LYG-')`). */
const placeId = /^(?:LYG|ZS|AK|JS|ZG)-?$/;
const placeName = /^(?:连云港|舟山|安康|江苏|自贡)[市省]?$/;
/** What holds a jurisdiction: `profileId`, `profile.id`, `rules.profile.place`, `profile === …`. A bare `place` is a point on the map. */
const jurisdiction =
  /(?:^|\.)(?:profileId|placeId|cityCode|placeEn)$|(?:^|\.)\w*[pP]rofile\w*(?:\.(?:id|place|version))?$/;

const equality: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) && node.text !== '';
const namesPlace = (node: ts.Node): boolean =>
  (ts.isStringLiteralLike(node) && (placeId.test(node.text) || placeName.test(node.text))) ||
  (ts.isRegularExpressionLiteral(node) && /\b(?:LYG|ZS|AK|JS|ZG)\b/.test(node.text));

/** True for `profile.id === 'x'`, whatever the text says, and for a bare `place` against a text. */
function comparesJurisdiction(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || !equality.has(node.operatorToken.kind)) return false;
  const holds = (side: ts.Expression): boolean => jurisdiction.test(side.getText()) || side.getText() === 'place';
  return (holds(node.left) && isText(node.right)) || (holds(node.right) && isText(node.left));
}

/** True for a key of a table by place (`{ LYG: … }`) and for a switch over a jurisdiction. */
function tabulatesPlaces(node: ts.Node): boolean {
  if (ts.isSwitchStatement(node)) return jurisdiction.test(node.expression.getText());
  return ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && placeId.test(node.name.text);
}

/** Every such place of one file: a comparison, a switch, a table by place, or simply the literal id or name of a place. */
export function placeBranches(file: string, text: string): readonly PlaceBranch[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const found: PlaceBranch[] = [];
  const visit = (node: ts.Node): void => {
    if (namesPlace(node) || comparesJurisdiction(node) || tabulatesPlaces(node)) {
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ file, line, code: node.getText().split('\n')[0]?.slice(0, 100) ?? '' });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
