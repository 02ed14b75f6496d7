import type { Tensor } from '$engine/tensor';
import type { Value } from '$engine/trace';
import { largest } from '$geometry/largest';
import { scaleEnd } from '$geometry/scale-end';
import type { Range } from '$state/scale-range.svelte';

interface Shown {
	readonly value: Value;
	readonly tensor: Tensor;
}

/** W, Wᵀ and new W of a layer are compared with each other, so one scale is theirs. */
function kindOf({ symbol, layer }: Value): string {
	return `${symbol.replace(/_(T|new)$/, '')} ${layer}`;
}

/** The |number| at the ends of a matrix's scale, when `all` are the matrices that are drawn in colours beside it. */
export function scaleLimit({ value, tensor }: Shown, all: readonly Shown[], range: Range): number {
	const sharing = all.filter((other) => range === 'all' || kindOf(other.value) === kindOf(value));
	return scaleEnd(Math.max(largest(tensor), ...sharing.map((other) => largest(other.tensor))));
}
