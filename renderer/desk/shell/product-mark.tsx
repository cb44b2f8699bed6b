const cells = [
  ['#4cc2b6', 0, 0],
  ['#2a5560', 1, 0],
  ['#4cc2b6', 2, 0],
  ['#2a5560', 0, 1],
  ['#f2c100', 1, 1],
  ['#2a5560', 2, 1],
  ['#4cc2b6', 0, 2],
  ['#2a5560', 1, 2],
  ['#2a5560', 2, 2],
] as const;

/** Nine cells of a grid, one lit. */
export function ProductMark(props: { size?: number }) {
  const size = props.size ?? 26;
  return (
    <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
      {cells.map(([fill, x, y]) => (
        <rect key={`${x}${y}`} x={1 + x * 8.5} y={1 + y * 8.5} width="7" height="7" rx="1.4" fill={fill} />
      ))}
    </svg>
  );
}
