import { z } from '../../shared/std/shape.ts';

// Must be imported before the first schema is built: compiled schemas need eval, which the page's CSP forbids.
z.config({ jitless: true });
