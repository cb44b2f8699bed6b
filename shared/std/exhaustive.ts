/** Marks the place the type checker proves unreachable; a value that arrives here anyway is a bug and says so. */
export function exhaustive(value: never): never {
  throw new Error(`Unhandled: ${JSON.stringify(value)}`);
}
