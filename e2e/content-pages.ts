import { digitSample } from '$digits/digit-sample';
import { drawnDigit } from '$digits/pen/drawn-digit';
import { initialise } from '$engine/initialise';
import { learningStep } from '$engine/learning-step';
import type { Trace } from '$engine/trace';
import { contentFiles } from '$pages/testing/content-files';
import { openingRules } from '$state/small-networks';
import { networks } from './networks';

/** A link of the content into the stepper, and where it must lead: worked out here, from the Markdown and the traces. */
export interface StepLink {
	readonly words: string;
	readonly network: string;
	/** The cursor of the step; 0 for the start. */
	readonly cursor: number;
}

/** A figure of the content: a value and the network whose pass makes it. */
export interface Figure {
	readonly network: string;
	readonly makes: string;
}

/** A page of the content, as its Markdown has it. */
export interface ContentPage {
	readonly path: string;
	readonly title: string;
	readonly network: string | null;
	/** The value that the page's equation makes; null where it has none. */
	readonly makes: string | null;
	readonly figures: readonly Figure[];
	readonly steps: readonly StepLink[];
	/** How many formulas it has at least. */
	readonly formulas: number;
}

/** The pass of 784-30-10 that is read about: with random weights, uniform in (−1, 1) from seed 1. */
const random = learningStep(
	initialise(openingRules([784, 30, 10]), { how: 'uniform', seed: 1, biases: true }),
	digitSample(drawnDigit())
);

/** The pages of the content, in the order of their files. */
export const contentPages: readonly ContentPage[] = Object.entries(contentFiles())
	.filter(([file]) => !file.includes('/glossary/'))
	.map(([file, text]) => readPage(file, text));

/** The trace that the pages show of a network. */
export function traceOf(network: string): Trace {
	return network === '784-30-10' ? random : networks.find(({ name }) => name === network)!.trace;
}

function readPage(file: string, text: string): ContentPage {
	const field = (name: string) =>
		new RegExp(`^${name}: '?(.*?)'?$`, 'm').exec(text)?.[1].replaceAll("''", "'") ?? null;
	const network = field('network');
	const attribute = (attributes: string, name: string) =>
		new RegExp(`${name}=(\\S+)`).exec(attributes)?.[1] ?? null;
	const place = (attributes: string): Figure => ({
		network: attribute(attributes, 'network') ?? network!,
		makes: attribute(attributes, 'makes')!
	});
	return {
		path: file.replace(/^\/content(.*)\.md$/, '$1/'),
		title: field('title')!,
		network,
		makes: field('makes'),
		figures: [...text.matchAll(/^::figure\{(.*?)\}/gm)].map(([, given]) => place(given)),
		steps: [...text.matchAll(/:step\[([^\]]*)\]\{(.*?)\}/gs)].map(([, words, given]) => ({
			words: words.replace(/\s+/g, ' '),
			network: place(given).network,
			cursor: cursorOf(place(given))
		})),
		formulas: text.match(/^\$\$/gm)?.length ?? 0
	};
}

/** The cursor of the step that makes a value: how many results there are up to it. */
export function cursorOf({ network, makes }: Figure): number {
	const { values, givens } = traceOf(network);
	const ref = values.findIndex(({ id }) => id === makes);
	return ref < givens ? 0 : ref - givens + 1;
}
