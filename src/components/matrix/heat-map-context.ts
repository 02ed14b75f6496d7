import { createContext, getContext, setContext } from 'svelte';
import type HeatMap from './HeatMap.svelte';

/**
 * How large matrices are drawn below the component that shares it. Pages without any do not load
 * it, and share null.
 */
export const [sharedHeatMap, shareHeatMap] = createContext<typeof HeatMap | null>();

/** Makes the address of a picture of red, green, blue and alpha bytes, as the build does. */
export type Still = (pixels: Uint8ClampedArray, width: number, height: number) => string;

const STILL = Symbol('still');

/** While the build makes a page that is read without a script too: how its maps are drawn then. */
export function shareStill(still: Still | null) {
	setContext(STILL, still);
}

/** Null where maps wait for the script, and when it runs. */
export function sharedStill(): Still | null {
	return getContext<Still | undefined>(STILL) ?? null;
}
