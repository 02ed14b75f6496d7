import { learningStep } from '$engine/learning-step';
import type { Network, Sample } from '$engine/network';
import { valueById, type Trace } from '$engine/trace';

/** The passes of a network that applies its update after each and goes round again, `rounds` times. */
export function passes(
	network: Network,
	sample: Sample,
	rounds: number,
	options: { toInput?: boolean } = {}
): Trace[] {
	const traces: Trace[] = [];
	let now = network;
	for (let round = 0; round <= rounds; round++) {
		const trace = learningStep(now, sample, options);
		traces.push(trace);
		const made = (id: string) => valueById(trace, id)!.tensor;
		now = {
			...now,
			weights: now.weights.map((_, k) => made(`W${k + 1}_new`)),
			biases: now.biases && now.biases.map((_, k) => made(`b${k + 1}_new`))
		};
	}
	return traces;
}
