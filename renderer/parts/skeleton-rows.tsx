import { useEffect, useState } from 'react';
import './skeleton-rows.css';

const SHOW_AFTER_MS = 200;

/** Still rows in their final height while data is on its way; nothing at all for the first 200 ms. */
export function SkeletonRows(props: { rows: number; label: string }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status" aria-label={props.label}>
      {shown &&
        Array.from({ length: props.rows }, (_, n) => `row-${n}`).map((key) => (
          <div key={key} className="skeleton-row">
            <span />
            <i />
          </div>
        ))}
    </div>
  );
}
