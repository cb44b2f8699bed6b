/**
 * A lint rule of the house for oxlint: shared/ asks nobody what time it is. `new Date(ms)` is a pure value and stays
 * allowed; `new Date()`, `Date()`, `Date.now` and a bare `Date` handed on (`const { now } = Date`) are not.
 */

/** The few fields of an ESTree node this rule looks at. */
type Node = {
  readonly type: string;
  readonly name?: string;
  readonly computed?: boolean;
  readonly callee?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly arguments?: readonly Node[];
  readonly right?: Node;
  readonly parent?: Node;
};

type RuleContext = { report(problem: { node: Node; message: string }): void };

const allowedStatics = new Set(['UTC', 'parse']);

/** Why this use of the global `Date` reads the clock, or null where it does not. */
function clockReading(node: Node): string | null {
  const parent = node.parent;
  if (parent === undefined || node.name !== 'Date') return null;
  if (parent.type.startsWith('TS')) return parent.type === 'TSAsExpression' ? 'Date handed on' : null;
  if (parent.type === 'MemberExpression') {
    if (parent.object !== node) return parent.object?.name === 'globalThis' ? 'globalThis.Date' : null;
    return !parent.computed && allowedStatics.has(parent.property?.name ?? '') ? null : 'Date.now or alike';
  }
  if (parent.type === 'NewExpression' && parent.callee === node) {
    return (parent.arguments?.length ?? 0) > 0 ? null : 'new Date()';
  }
  if (parent.type === 'CallExpression' && parent.callee === node) return 'Date()';
  if (parent.type === 'BinaryExpression' && parent.right === node) return null;
  if (parent.type === 'Property' && parent.property === undefined && parent.parent?.type === 'ObjectPattern')
    return null;
  return 'Date handed on';
}

const noClock = {
  create(context: RuleContext) {
    return {
      Identifier(node: Node): void {
        const how = clockReading(node);
        if (how === null) return;
        context.report({ node, message: `shared/ is pure, time comes in as an argument (${how}).` });
      },
    };
  },
};

// oxlint loads a plugin by its default export.
export default { meta: { name: 'house' }, rules: { 'no-clock': noClock } };
