import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'react';

type Layer = {
  readonly main: (() => void) | null;
  readonly close: (() => void) | null;
  /** What Alt+1, Alt+2 … stand for, where there is a bar of acts. */
  readonly acts?: readonly (() => void)[];
};

/** What is open on top of what: Esc closes the top one, Ctrl+Enter runs the top main act, Alt+1 to 9 an act of the top bar. */
export type Layers = {
  readonly add: (layer: { readonly current: Layer }) => () => void;
  /** @returns false when nothing could be closed */
  readonly close: () => boolean;
  readonly main: () => boolean;
  /** Runs the act at a place of the bar on top. @returns false when there is none */
  readonly act: (at: number) => boolean;
};

export function createLayers(): Layers {
  const stack: { readonly current: Layer }[] = [];
  const runTop = (what: 'main' | 'close'): boolean => {
    const run = stack.findLast((layer) => layer.current[what] !== null)?.current[what];
    run?.();
    return run !== undefined && run !== null;
  };
  return {
    add: (layer) => {
      stack.push(layer);
      return () => {
        stack.splice(stack.indexOf(layer), 1);
      };
    },
    close: () => runTop('close'),
    main: () => runTop('main'),
    act: (at) => {
      const run = stack.findLast((layer) => layer.current.acts !== undefined)?.current.acts?.[at];
      run?.();
      return run !== undefined;
    },
  };
}

const LayersContext = createContext<Layers>(createLayers());

export function LayersRoot(props: { layers: Layers; children: ReactNode }) {
  return <LayersContext value={props.layers}>{props.children}</LayersContext>;
}

/** This component is a layer while mounted. Pass null for what it does not offer. */
export function useLayer(layer: Layer): void {
  const layers = useContext(LayersContext);
  const current = useRef(layer);
  // With the commit and not after the paint: a key pressed in between must mean what stands on the screen.
  useLayoutEffect(() => {
    current.current = layer;
  });
  const stable = useMemo(() => current, []);
  useEffect(() => layers.add(stable), [layers, stable]);
}
