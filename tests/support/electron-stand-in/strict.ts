/**
 * What is stood in for, and nothing else: reading any other name of it throws, so that the product cannot come to lean
 * on a part of Electron that the stand-in would silently lack.
 */
export function strict<T extends object>(name: string, parts: T): T {
  return new Proxy(parts, {
    get(target, key) {
      // Promises ask every value for `then`, inspectors for their own symbols.
      if (typeof key === 'symbol' || key in target || key === 'then' || key === 'toJSON') {
        const value: unknown = Reflect.get(target, key);
        // Private members need the object itself as `this`.
        return typeof value === 'function' ? value.bind(target) : value;
      }
      throw new Error(`stand-in: ${name}.${key} is not stood in for`);
    },
  });
}
