import { expect, test } from 'vitest';
import { runtimeProblem } from './runtime-guard.ts';

test('given N-API 10 or newer, when asked, then there is no problem', () => {
  expect(runtimeProblem({ node: '24.21.0', napi: '10' })).toBeNull();
  expect(runtimeProblem({ node: '26.0.0', napi: '11' })).toBeNull();
});

test('given the N-API 9 of Node 20, when asked, then the answer names what was found and what to do', () => {
  const problem = runtimeProblem({ node: '20.20.2', napi: '9' });
  expect(problem).toContain('Node 20.20.2, N-API 9');
  expect(problem).toContain('npm run');
  expect(problem).toContain('请用');
});

test('given an engine without N-API, when asked, then it is refused', () => {
  expect(runtimeProblem({ node: '24.0.0' })).toContain('N-API -');
  expect(runtimeProblem({ node: '24.0.0', napi: 'x' })).not.toBeNull();
});
