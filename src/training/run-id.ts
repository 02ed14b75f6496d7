import type { NamedImages, Packed } from './messages';
import type { TrainingSettings } from './settings';

/**
 * A few letters that tell a run from others: FNV-1a, 32 bits (Fowler, Noll and Vo), of its settings,
 * the labels that it learns and its first weights.
 */
export function runId(
	settings: TrainingSettings,
	{ labels }: Pick<NamedImages, 'labels'>,
	first: Packed
): string {
	const named = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
	const parts = [
		new TextEncoder().encode(JSON.stringify(named)),
		labels,
		new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
	];
	let hash = 0x811c9dc5;
	for (const part of parts) {
		for (const byte of part) hash = Math.imul(hash ^ byte, 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
