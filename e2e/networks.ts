import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { oneHot } from '$digits/one-hot';
import { learningStep } from '$engine/learning-step';
import { column, fromRows } from '$engine/tensor';
import type { Trace } from '$engine/trace';
import { builtIn } from '$state/networks';
import { openingRules } from '$state/small-networks';
import { networkOfBytes } from '$training/parameter-bytes';
import { networkLink, open, settled } from './step-page';

/** A network that every visitor finds, and the pass that its page must show. */
export interface Shown {
	readonly name: string;
	readonly trace: Trace;
	/** What the page calls each step, by design §3: its equation, else the sign of what it does. */
	readonly steps: readonly string[];
	/** Goes to it as a visitor does. */
	readonly enter: (page: Page) => Promise<void>;
}

/** The givens of 3-2 as the design has them: w = 0.1 … 0.6 down the columns, h, t, and α = 0.5. */
const small: Shown = {
	name: '3-2',
	trace: learningStep(
		{
			layers: [3, 2],
			activations: ['sigmoid'],
			cost: 'half-squared-error',
			learningRate: 0.5,
			weights: [fromRows([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]])], // prettier-ignore
			biases: null
		},
		{ input: column([0.9, 0.1, 0.4]), target: column([1, 0]) },
		{ toInput: true }
	),
	steps: ['EQ3', 'σ', 'E', '∂E/∂o', 'σ′', 'EQ4', 'EQ6', 'T', 'EQ5', 'W'],
	enter: (page) => open(page, '/')
};

const bridgeSetup = builtIn['3-3-2']();
const bridge: Shown = {
	name: '3-3-2',
	trace: learningStep(bridgeSetup.network, bridgeSetup.sample),
	steps: [
		...['EQ3', 'σ', 'EQ3', 'σ'],
		'E',
		...['∂E/∂o', 'σ′', 'EQ4', 'EQ6'],
		...['T', 'EQ5', 'σ′', 'EQ1', 'EQ6'],
		...['W²', 'W¹']
	],
	async enter(page) {
		await open(page, '/');
		await networkLink(page, '3-3-2').click();
		await settled(page);
	}
};

/** The 784-30-10 network that its page opens with. */
export const trained = networkOfBytes(
	new Uint8Array(readFileSync('src/training/trained/784-30-10.f32')).buffer,
	openingRules([784, 30, 10])
);

/** The pass of that network on a digit. */
export function digitPass(pixels: ArrayLike<number>, label: number): Trace {
	return learningStep(trained, { input: column(pixels), target: column(oneHot(label)) });
}

const drawn = drawnDigit();
const large: Shown = {
	name: '784-30-10',
	trace: digitPass(drawn.input, drawn.label!),
	steps: [
		...['EQ3', 'σ', 'EQ3', 'σ'],
		'E',
		...['∂E/∂o', 'σ′', 'EQ4', 'EQ6', '∂E/∂b'],
		...['T', 'EQ5', 'σ′', 'EQ1', 'EQ6', '∂E/∂b'],
		...['W²', 'b²', 'W¹', 'b¹']
	],
	enter: (page) => open(page, '/mnist/')
};

/** The three networks. */
export const networks: readonly Shown[] = [small, bridge, large];
