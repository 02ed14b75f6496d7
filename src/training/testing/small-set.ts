import { seeded } from '$engine/random';
import type { LabelledImages } from '../labelled-images';

/**
 * Images that a network can learn, made from a seed: each class has its own pattern of ink, and each
 * image is its class's pattern with some pixels changed. About four of five pixels are white.
 */
export function smallSet(count: number, { inputs = 784, seed = 1 } = {}): LabelledImages {
	const random = seeded(seed);
	const inked = () => (random() < 0.2 ? 1 + Math.floor(255 * random()) : 0);
	const patterns = Array.from({ length: 10 }, () => Uint8Array.from({ length: inputs }, inked));
	const pixels = new Uint8Array(count * inputs);
	const labels = Uint8Array.from({ length: count }, () => Math.floor(10 * random()));
	for (let k = 0; k < count; k++) {
		const pattern = patterns[labels[k]];
		for (let p = 0; p < inputs; p++) pixels[k * inputs + p] = random() < 0.1 ? inked() : pattern[p];
	}
	return { count, pixels, labels };
}
