// First step of every npm script that runs TypeScript from source. Plain JavaScript, so that a Node which cannot read
// TypeScript still gets to say so; whether the engine fits our native modules is shared/std/runtime-guard.ts's question.
if (!process.features.typescript) {
  console.error(
    `此 Node（${process.versions.node}）不能直接运行 TypeScript，需要 Node 24：请安装 Node 24 后重新执行 npm ci。`,
  );
  console.error(
    `This Node (${process.versions.node}) cannot run TypeScript from source. GridDesk needs Node 24. ` +
      'On Linux x64 `npm ci` brings it (was it run with --omit=optional?); elsewhere install Node 24 and run `npm ci` again.',
  );
  process.exit(1);
}
const { runtimeProblem } = await import('../shared/std/runtime-guard.ts');
const problem = runtimeProblem(process.versions);
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
