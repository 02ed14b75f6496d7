import { createContext } from 'svelte';
import type HeatMap from './HeatMap.svelte';

/**
 * How large matrices are drawn below the component that shares it. Pages without any do not load
 * it, and share null.
 */
export const [sharedHeatMap, shareHeatMap] = createContext<typeof HeatMap | null>();
