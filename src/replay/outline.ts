import type { Phase, Step, Trace } from '$engine/trace';

/** A step with the cursor that shows it. */
export interface Stop {
	readonly cursor: number;
	readonly step: Step;
}

/** A run of steps of one phase; the backward phase is one run per layer. */
export interface Section {
	readonly phase: Phase;
	/** The layer that a backward section works for; null for the other phases. */
	readonly layer: number | null;
	readonly stops: readonly Stop[];
}

/** The steps of a pass by phase and, on the way back, by layer, in the order in which they happen. */
export function outline(trace: Trace): Section[] {
	const sections: { phase: Phase; layer: number | null; stops: Stop[] }[] = [];
	trace.steps.forEach((step, k) => {
		const layer = step.phase === 'backward' ? step.layer : null;
		const last = sections.at(-1);
		const stop = { cursor: k + 1, step };
		if (last?.phase === step.phase && last.layer === layer) last.stops.push(stop);
		else sections.push({ phase: step.phase, layer, stops: [stop] });
	});
	return sections;
}
