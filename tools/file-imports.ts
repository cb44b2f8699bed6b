import ts from 'typescript';

/** One import of a file. `specifier` is as written; a computed one (`import(name)`) has the specifier `import()`. */
export type FileImport = { readonly specifier: string; readonly line: number };

/**
 * Every import of a source text: static, re-exported, dynamic, `require`, in types, by reference comment. Imports of
 * types count too: a room that needs another's type depends on it.
 */
export function fileImports(path: string, text: string): readonly FileImport[] {
  const found = ts.preProcessFile(text, true, true);
  const lineAt = (position: number): number => text.slice(0, position).split('\n').length;
  const at = (prefix: string) => (reference: ts.FileReference) => ({
    specifier: prefix + reference.fileName,
    line: lineAt(reference.pos),
  });
  return [
    ...found.importedFiles.map(at('')),
    ...found.referencedFiles.map(at('./')),
    // `/// <reference types="node" />` would open the pure room's lock by the back door.
    ...found.typeReferenceDirectives.map(at('types:')),
    ...found.libReferenceDirectives.map(at('lib:')),
    ...computedImports(path, text),
  ];
}

/** Imports whose target only the run knows: they would slip past the table. */
function computedImports(path: string, text: string): readonly FileImport[] {
  if (!/\bimport\s*\(|\bimport\.meta\.glob/.test(text)) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false);
  const imports: FileImport[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const literal = node.arguments[0] !== undefined && ts.isStringLiteralLike(node.arguments[0]);
      const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword && !literal;
      const glob = node.expression.getText(source).startsWith('import.meta.glob');
      if (dynamic || glob) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        imports.push({ specifier: 'import()', line: line + 1 });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}
