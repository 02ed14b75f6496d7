/**
 * Which letters a network is written in.
 * - `single`: one layer of weights, as in the source: h → z → o with W.
 * - `bridge`: the same with a layer underneath: x → h → o with W¹ and W².
 * - `layered`: the field's general notation: a⁰ → a¹ → … → o.
 */
export type Lettering = 'single' | 'bridge' | 'layered';

/** The letters of a network with L layers of weights, when nothing else is asked for. */
export function defaultLettering(L: number): Lettering {
	return L === 1 ? 'single' : 'layered';
}

/** The letter of the activations of a layer; `layered` adds the layer's number to its `a`. */
export function activationLetter(lettering: Lettering, layer: number, L: number): string {
	if (layer === L) return 'o';
	if (lettering === 'single') return 'h';
	if (lettering === 'bridge') return layer === 0 ? 'x' : 'h';
	return 'a';
}
